import { readFileSync, statSync } from 'node:fs'

/** A secret from a file that nobody else can read. Throws one sentence when somebody can, or when there is none. */
export const readSecretFile = (file: string): string => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new Error(`${file} is not there: it has to hold a secret`)
  if (found.mode & 0o077) throw new Error(`${file} can be read by others; set its mode to 0600`)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret === '') throw new Error(`${file} is empty: it has to hold a secret`)
  return secret
}
