import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { SealStore } from '../seal.store.ts'

/** The authority's certificate as PEM: what anyone's own tools need to check our seals. */
export const getCertificateChain = query<SealStore>()({
  name: 'seal.get-certificate-chain',
  input: Type.Object({}),
  may: 'public',
  run: async (_input, { store }) => {
    const authority = await store.findAuthority()
    if (!authority) throw notFound()
    return { pem: authority.certificatePem, madeAt: authority.madeAt }
  },
})
