import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { SealStore } from '../seal.store.ts'
import type { PdfReport } from '../seal.ts'

/** Is this a PDF that an organ here sealed, and is it as it was then? */
export const verifyPdf = query<SealStore>()({
  name: 'seal.verify-pdf',
  input: Type.Object({ bytes: Type.Unsafe<Uint8Array>(Type.Any()) }),
  may: 'public',
  run: async ({ bytes }, { store }): Promise<PdfReport> => {
    const authority = await store.findAuthority()
    if (!authority) return { verdict: 'not-ours', signatures: [] }
    const { examinePdf } = await import('../pdf/examine.ts')
    return examinePdf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), authority.certificatePem)
  },
})
