/** Gathers items for at most `waitMs` and writes them together; each caller waits until its own is written. */
export const batched = <Item>(write: (items: readonly Item[]) => Promise<void>, waitMs: number) => {
  let waiting: { item: Item; done: () => void; failed: (error: unknown) => void }[] = []
  const flush = async (): Promise<void> => {
    const now = waiting
    waiting = []
    try {
      await write(now.map((entry) => entry.item))
      for (const entry of now) entry.done()
    } catch (error) {
      for (const entry of now) entry.failed(error)
    }
  }
  return (item: Item): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (waiting.length === 1) setTimeout(() => void flush(), waitMs)
    })
}
