import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { type PdfVerdict, type SignatureReport, verifyPdf } from '../../seal/index.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { numbersIn } from '../certificate-number.ts'
import { type PublicVerification, publicView } from './public-verification.ts'

/** What can be said of a file, from best to worst; a certificate that is at its end is intact all the same. */
export interface FileVerification {
  readonly verdict: PdfVerdict
  readonly sha256: string
  readonly signatures: readonly SignatureReport[]
  /** The certificate that it is (when intact) or says it is (when not). */
  readonly certificate?: PublicVerification
  /** Byte for byte the file that was issued. */
  readonly asIssued: boolean
}

/** Checks an uploaded file and forgets it: seal, wholeness, and what the register says of its certificate today. */
export const verifyFile = query<CertificateStore>()({
  name: 'certificate.verify-file',
  input: Type.Object({ fileId: Type.String({ pattern: '^[0-9a-f]{32}$' }) }),
  may: 'public',
  unscoped: 'Who holds the file may ask whether it is genuine.',
  run: async ({ fileId }, { store, today, ask }): Promise<FileVerification> => {
    const bytes = await store.files.get(fileId)
    await store.files.remove(fileId)
    const { verdict, signatures } = await ask(verifyPdf, { bytes })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const subjects = verdict === 'intact' ? signatures.map((one) => one.subject ?? '') : numbersIn(bytes)
    for (const number of subjects) {
      const found = await store.findByNumber({ number })
      if (!found) continue
      return {
        // bytes that name a certificate of ours and bear no good seal are that certificate, altered
        verdict: verdict === 'not-ours' || verdict === 'unsigned' ? 'altered' : verdict,
        sha256,
        signatures,
        certificate: publicView(found, today),
        asIssued: found.document?.sha256 === sha256,
      }
    }
    return { verdict, sha256, signatures, asIssued: false }
  },
})
