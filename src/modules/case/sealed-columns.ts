import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'

/** A column of JSON values that lie sealed, each bound to its row; an empty list or record needs no seal. */
const sealedJson = (fields: FieldCipher, place: string) => ({
  seal: (rowId: string, value: object): Buffer => {
    const plain = JSON.stringify(value)
    return plain === '[]' || plain === '{}' ? Buffer.alloc(0) : fields.encrypt(place, rowId, plain)
  },
  open: <T>(rowId: string, sealed: Buffer, empty: T): T =>
    sealed.length === 0 ? empty : (JSON.parse(fields.decrypt(place, rowId, sealed)) as T),
})

/** What is written about a case and lies sealed; answers and contact, opened only where they are shown, have their own. */
export const sealedColumns = (fields: FieldCipher) => ({
  draftMaterials: sealedJson(fields, 'case.draft|materials'),
  materials: sealedJson(fields, 'case.application|materials'),
  correction: sealedJson(fields, 'case.application|correction'),
  decision: sealedJson(fields, 'case.application|decision'),
  event: sealedJson(fields, 'case.event|data'),
  notice: sealedJson(fields, 'case.notice|body'),
  note: {
    seal: (rowId: string, text: string): Buffer => fields.encrypt('case.note|text', rowId, text),
    open: (rowId: string, sealed: Buffer): string => fields.decrypt('case.note|text', rowId, sealed),
  },
})
export type SealedColumns = ReturnType<typeof sealedColumns>
