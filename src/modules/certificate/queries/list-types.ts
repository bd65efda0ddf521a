import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { CertificateStore } from '../certificate.store.ts'

/** All kinds of certificates and decisions that can be issued here. */
export const listCertificateTypes = query<CertificateStore>()({
  name: 'certificate.list-types',
  input: Type.Object({}),
  may: 'public',
  run: (_input, { store }) => store.listTypes(),
})
