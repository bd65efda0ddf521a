/** Gathers items for at most `waitMs` and writes them together; each caller waits until its own is written. */
export const batched = <Item>(write: (items: readonly Item[]) => Promise<void>, waitMs: number) => {
  let waiting: { item: Item; done: () => void; failed: (error: unknown) => void }[] = []
  const flush = async (): Promise<void> => {
    const now = waiting
    waiting = []
    try {
      await write(now.map((entry) => entry.item))
      for (const entry of now) entry.done()
    } catch {
      // one bad item must not fail its neighbours
      for (const entry of now) await write([entry.item]).then(entry.done, entry.failed)
    }
  }
  return (item: Item): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (waiting.length === 1) setTimeout(() => void flush(), waitMs)
    })
}
