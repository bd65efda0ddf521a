const needed = 24
const found = Number(process.versions.node.split('.')[0])
if (found < needed) {
  console.error(
    `Tongban needs Node ${needed} or newer, and this is ${process.versions.node}: start it with "npm start", which brings its own.`,
  )
  process.exit(1)
}
// loaded only now: an older Node could not even read the rest
const { run } = await import('./run.ts')
await run()

export {}
