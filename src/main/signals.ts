const patienceMs = 20_000
/** npm and the terminal's group both pass one Ctrl+C on: what comes so soon is the same wish, not a second one. */
const sameWishMs = 1_000

/** SIGTERM and SIGINT drain and end; a second one, or a drain that hangs, ends at once. */
export const startSignals = (drain: () => Promise<void>): void => {
  let since: number | undefined
  const end = (): void => {
    if (since !== undefined) {
      if (performance.now() - since > sameWishMs) process.exit(1)
      return
    }
    since = performance.now()
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
