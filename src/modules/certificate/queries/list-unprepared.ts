import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { platformOnly } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'

const patienceMs = 120_000

/** Certificates issued a while ago that still have no document: the timer tries them again. */
export const listUnprepared = query<CertificateStore>()({
  name: 'certificate.list-unprepared',
  input: Type.Object({}),
  may: platformOnly,
  run: (_input, { store, now }) => store.listUnprepared(new Date(now.getTime() - patienceMs)),
})
