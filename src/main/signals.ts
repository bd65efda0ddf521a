const patienceMs = 20_000

/** SIGTERM and SIGINT drain and end; a second one, or a drain that hangs, ends at once. */
export const startSignals = (drain: () => Promise<void>): void => {
  let ending = false
  const end = (): void => {
    if (ending) process.exit(1)
    ending = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
