import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import { getDeskCase } from '../../../modules/case/index.ts'
import { openCertificatePdf } from '../../../modules/certificate/index.ts'
import { openFile } from '../../../modules/evidence/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'

/** A paper of a case, as it was given; every opening is in the audit. */
export const materialPages: readonly Page[] = [
  deskPage({
    path: '/files/cases/:number/materials/:n',
    for: 'official',
    does: [getDeskCase, openFile, openCertificatePdf],
    params: Type.Object({
      number: Type.String({ minLength: 10, maxLength: 16 }),
      n: Type.Integer({ minimum: 1, maximum: 1000 }),
    }),
    get: async ({ ask, params }) => {
      const { materials } = await ask(getDeskCase, { number: params.number })
      const paper = materials.find(({ n }) => n === params.n)
      if (!paper) throw notFound()
      const { name, type, content } =
        paper.from === 'upload'
          ? await ask(openFile, { evidenceId: paper.ref })
          : await ask(openCertificatePdf, { certificateId: paper.ref })
      return { file: content, type, name }
    },
  }),
]
