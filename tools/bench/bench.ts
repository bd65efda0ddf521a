import { benchPages } from './pages.ts'
import { benchSearch } from './search.ts'
import { benchSubmit } from './submit.ts'

/** `npm run bench -- submit|pages|search`: the figures of the README, each run prints one line of JSON. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  submit: benchSubmit,
  pages: benchPages,
  search: benchSearch,
}

const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const bench = benches[name]
  if (bench) await bench()
  else {
    console.error(`no bench "${name}"; there are ${Object.keys(benches).join(', ')}`)
    process.exitCode = 1
  }
}
