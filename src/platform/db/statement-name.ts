import { createHash } from 'node:crypto'

const names = new Map<string, string>()
const most = 2_000

/**
 * A short stable name for a statement's text, so that the server parses and plans it once a connection. Undefined
 * when there are too many different texts already: lists of parameters of every length would fill its memory.
 */
export const statementName = (text: string): string | undefined => {
  let name = names.get(text)
  if (name === undefined && names.size < most) {
    name = `s${createHash('sha1').update(text).digest('base64url')}`
    names.set(text, name)
  }
  return name
}
