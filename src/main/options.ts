import { parseArgs } from 'node:util'

/** What `npm start` was asked on the command line; a word it does not know must not start something else. */
export const readOptions = (
  argv: readonly string[],
): { readonly sample: boolean; readonly empty: boolean } => {
  try {
    const { sample = false, empty = false } = parseArgs({
      args: [...argv],
      options: { sample: { type: 'boolean' }, empty: { type: 'boolean' }, only: { type: 'string' } },
    }).values
    if (!(sample && empty)) return { sample, empty }
  } catch {
    // the sentence below says what may stand there, whatever stood there
  }
  throw new Error(
    `npm start does not know what "${argv.join(' ')}" means: it takes --sample or --empty, and --only web|worker`,
  )
}
