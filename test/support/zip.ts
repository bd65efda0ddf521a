import { crc32, deflateRawSync } from 'node:zlib'

interface Tricks {
  /** The unpacked size that every entry claims to have. */
  readonly says?: number
  /** Packed bytes that all entries have in common: a small archive that unpacks to much. */
  readonly shared?: Buffer
}

const header = (signature: number, fields: readonly (readonly [2 | 4, number])[], name: string): Buffer => {
  const parts = [[4, signature] as const, ...fields].map(([size, value]) => {
    const part = Buffer.alloc(size)
    if (size === 2) part.writeUInt16LE(value)
    else part.writeUInt32LE(value)
    return part
  })
  return Buffer.concat([...parts, Buffer.from(name)])
}

/** A ZIP (APPNOTE 6.3) of these files, or one that lies about them. */
export const aZip = (files: Readonly<Record<string, Buffer>>, { says, shared }: Tricks = {}): Buffer => {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = shared ?? deflateRawSync(content)
    const about = [
      [2, 20],
      [2, 0],
      [2, 8],
      [4, 0],
      [4, crc32(content)],
      [4, packed.length],
      [4, says ?? content.length],
      [2, name.length],
      [2, 0],
    ] as const
    const begins = shared ? 0 : at
    central.push(header(0x02014b50, [[2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, begins]], name))
    if (shared && local.length > 0) continue
    local.push(header(0x04034b50, about, name), packed)
    at = local.reduce((sum, part) => sum + part.length, 0)
  }
  const size = central.reduce((sum, part) => sum + part.length, 0)
  const end = header(
    0x06054b50,
    [
      [2, 0],
      [2, 0],
      [2, central.length],
      [2, central.length],
      [4, size],
      [4, at],
      [2, 0],
    ],
    '',
  )
  return Buffer.concat([...local, ...central, end])
}
