import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayShow } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'

/** Lets the officials of an organ (and of those above it) open documents of a wallet: papers of a case that comes to it. */
export const showCertificates = command<CertificateStore>()({
  name: 'certificate.show',
  input: Type.Object({
    certificateIds: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }),
    organPath: Type.String({ pattern: '\\.$' }),
  }),
  output: Type.Object({ shown: Type.Integer() }),
  load: async ({ certificateIds }, { store }) => {
    const found = await Promise.all([...new Set(certificateIds)].map((id) => store.find(id)))
    const there = found.filter((one) => one !== undefined)
    return there.length === found.length ? there : undefined
  },
  see: mayShow,
  may: mayShow,
  run: ({ organPath }, certificates, { store, write }) => {
    const ids = certificates.map((one) => one.id)
    write(store.show(ids, organPath))
    return { shown: ids.length }
  },
})
