import { Type } from 'typebox'
import { listRules } from '../../../modules/audit/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { PoliciesView } from './policies.view.tsx'

/** All rules of all operations, module by module: for the security administrator to review. */
export const policiesPages: readonly Page[] = [
  deskPage({
    path: '/desk/admin/policies',
    for: 'official',
    does: [listRules],
    query: Type.Object({ module: Type.Optional(Type.String({ maxLength: 40 })) }),
    get: async ({ ask, query, words }) => ({
      title: words.t('desk.policies.title'),
      section: words.t('desk.section'),
      body: <PoliciesView module={query.module} {...(await ask(listRules, query))} />,
    }),
  }),
]
