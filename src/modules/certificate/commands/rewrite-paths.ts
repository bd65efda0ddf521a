import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { listServingPaths, MovedOrgans } from '../../organ/index.ts'
import { certificatePathsGoOn } from '../certificate.events.ts'
import { platformOnly } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'

const rowsAtOnce = 1_000

/** Gives rows that are open to organs the places those organs have in the tree now, a batch at a time. */
export const rewriteCertificatePaths = command<CertificateStore>()({
  name: 'certificate.rewrite-paths',
  input: Type.Object({ moved: MovedOrgans }),
  output: Type.Object({ more: Type.Boolean() }),
  load: async ({ moved }, { store, ask }) => {
    const paths = await ask(listServingPaths, { organIds: moved.map((one) => one.organId) })
    const changes = moved.flatMap(({ organId, from }) => {
      const now = paths[organId]
      return now === undefined || now === from ? [] : [{ was: from, now }]
    })
    return { changes, rows: await store.countAt(changes, rowsAtOnce + 1) }
  },
  may: platformOnly,
  run: ({ moved }, { changes, rows }, work) => {
    if (rows === 0) return { more: false }
    work.write(...work.store.rewritePaths(changes, rowsAtOnce))
    const more = rows > rowsAtOnce
    if (more) work.emit(emitted(certificatePathsGoOn, 'organ', { moved }))
    return { more }
  },
})
