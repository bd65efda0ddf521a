/**
 * Does this ZIP (a sheet is one) unpack to no more than `most` bytes? It is unpacked to find out, piece by piece and
 * kept nowhere, since the sizes that it names itself may be lies; over `most` nothing more of it is.
 */
export const unpacksWithin = async (archive: Buffer, most: number): Promise<boolean> => {
  const { fromBufferPromise } = await import('yauzl')
  const zip = await fromBufferPromise(archive, { lazyEntries: true, validateEntrySizes: false })
  let bytes = 0
  for await (const entry of zip.eachEntry()) {
    for await (const part of await zip.openReadStreamPromise(entry)) {
      bytes += (part as Buffer).length
      if (bytes > most) return false
    }
  }
  return true
}
