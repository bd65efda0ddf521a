import type { Comparator, Condition, Scalar } from './process.ts'

const comparison =
  /^\s*([\p{L}_][\p{L}\p{N}_]{0,63})\s*(!=|<=|>=|=|<|>)\s*("[^"\\]{0,100}"|-?\d{1,15}(?:\.\d{1,6})?|true|false)\s*$/u

/** Reads `decide = "grant" and attendance >= 5000`; undefined when it is not of that form. */
export const readCondition = (text: string): Condition | undefined => {
  const parts = text.split(/\band\b/).map((part) => comparison.exec(part))
  const read = parts.flatMap((m) =>
    m?.[1] && m[2] && m[3] ? [{ left: m[1], is: m[2] as Comparator, right: JSON.parse(m[3]) as Scalar }] : [],
  )
  return read.length === parts.length ? read : undefined
}
