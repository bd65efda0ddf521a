import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { platformOnly } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'
import { CertificateType } from '../certificate-type.ts'

/** Adds kinds of certificates and their templates; what is there already stays as it is. */
export const loadCertificateTypes = command<CertificateStore>()({
  name: 'certificate.load-types',
  input: Type.Object({
    types: Type.Array(CertificateType, { minItems: 1 }),
    templates: Type.Record(Type.String(), Type.String()),
  }),
  output: Type.Object({ types: Type.Integer() }),
  may: platformOnly,
  run: ({ types, templates }, _nothing, { store, write }) => {
    write(store.addTypes(types), store.addTemplates(templates))
    return { types: types.length }
  },
})
