import { decodeHTML } from 'entities'

export type Dirt = 'entities' | 'control-characters' | 'markup'

export interface Cleaned {
  readonly text: string
  readonly dirt: readonly Dirt[]
}

// C0 without tab, line feed and carriage return; DEL and C1: none of them is ever part of a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g
const entity = /&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]{1,30});/i
const lineEnd = /<\s*(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi
const tag =
  /<\/?(?:p|div|span|br|b|strong|em|i|u|a|ul|ol|li|table|tbody|thead|tr|td|th|font|img|h[1-6]|html|head|body|style|script|o:p)\b[^>]*>/gi

const decodings = 3

/** The text itself: entities decoded however often they were encoded, control characters and markup gone. */
export const clean = (raw: string): Cleaned => {
  const dirt = new Set<Dirt>()
  let text = raw.toWellFormed()
  for (let i = 0; i < decodings && entity.test(text); i++) {
    const decoded = decodeHTML(text)
    if (decoded === text) break
    dirt.add('entities')
    text = decoded
  }
  const bare = text.replace(control, '')
  if (bare !== text) dirt.add('control-characters')
  const plain = bare.replace(lineEnd, '\n').replace(tag, '')
  if (plain !== bare) dirt.add('markup')
  return { text: plain.replaceAll('\u00a0', ' ').replace(/\r\n?/g, '\n').trim(), dirt: [...dirt] }
}
