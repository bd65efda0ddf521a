import { rewritesPaths } from '../../organ/index.ts'
import { certificatePathsGoOn } from '../certificate.events.ts'
import { platformOnly } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'

/** Gives rows that are open to organs the places those organs have in the tree now. */
export const rewriteCertificatePaths = rewritesPaths<CertificateStore>()({
  name: 'certificate.rewrite-paths',
  may: platformOnly,
  goesOn: certificatePathsGoOn,
})
