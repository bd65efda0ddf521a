export interface SingleLoop {
  start(): void
  /** Asks for a turn at once; while one runs, for another right after it. */
  readonly soon: () => void
  /** Runs a turn that begins after this call, and waits for it. */
  readonly now: () => Promise<void>
  stop(): Promise<void>
}

/** Runs `turn` again and again, never twice at the same time. `turn` must not throw. */
export const singleLoop = (turn: () => Promise<void>, everyMs: number): SingleLoop => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let started = false

  const run = (): Promise<void> => {
    clearTimeout(timer)
    running ??= (async () => {
      do {
        again = false
        await turn()
      } while (again && started)
      running = undefined
      if (started) timer = setTimeout(run, everyMs)
    })()
    return running
  }
  const now = async (): Promise<void> => {
    await running
    await run()
  }
  return {
    start() {
      started = true
      void run()
    },
    soon() {
      again = true
      if (started && !running) void run()
    },
    now,
    async stop() {
      started = false
      clearTimeout(timer)
      await running
    },
  }
}
