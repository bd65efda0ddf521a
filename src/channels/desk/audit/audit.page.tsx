import { type Static, Type } from 'typebox'
import {
  AuditSearch,
  exportAudit,
  getChainHead,
  searchAudit,
  verifyChain,
} from '../../../modules/audit/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { AuditView } from './audit.view.tsx'
import { asCsv, asJson } from './audit-file.ts'
import { ChainView } from './chain.view.tsx'

const search = Type.Object(AuditSearch)
type Search = Static<typeof search>

/** What a form leaves empty is not asked for. */
const asked = (query: Search): Search =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) as Search

/** Search, export and chain check for who holds the duty `audit`; each look is in the audit itself. */
export const auditPages: readonly Page[] = [
  deskPage({
    path: '/desk/admin/audit',
    for: 'official',
    does: [searchAudit],
    query: Type.Object({
      ...AuditSearch,
      // an empty choice of the form
      outcome: Type.Optional(Type.Union([AuditSearch.outcome, Type.Literal('')])),
      before: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    get: async ({ ask, query, words }) => {
      const { before, ...typed } = query
      const wish = asked(typed as Search)
      const found = await ask(searchAudit, { ...wish, ...(before === undefined ? {} : { before }) })
      return {
        title: words.t('desk.audit.title'),
        section: words.t('desk.section'),
        body: <AuditView wish={wish} rows={found.rows} next={found.next} />,
      }
    },
  }),
  deskPage({
    path: '/desk/admin/audit/export',
    for: 'official',
    does: [exportAudit],
    query: Type.Object({
      ...AuditSearch,
      format: Type.Union([Type.Literal('csv'), Type.Literal('json')]),
    }),
    get: async ({ ask, query: { format, ...typed }, now }) => {
      const { rows } = await ask(exportAudit, asked(typed))
      const name = `audit-${now.toISOString().slice(0, 19).replace(/[:T]/g, '-')}.${format}`
      return format === 'csv'
        ? { file: asCsv(rows), type: 'text/csv; charset=utf-8', name }
        : { file: asJson(rows), type: 'application/json', name }
    },
  }),
  deskPage({
    path: '/desk/admin/audit/chain',
    for: 'official',
    does: [getChainHead, verifyChain],
    get: async ({ ask, words }) => ({
      title: words.t('desk.chain.title'),
      section: words.t('desk.section'),
      body: <ChainView head={await ask(getChainHead, {})} report={undefined} />,
    }),
    // a walk over all rows: asked for by a button, not by every look at the page
    post: async ({ ask, words }) => {
      const report = await ask(verifyChain, {})
      return {
        title: words.t('desk.chain.title'),
        section: words.t('desk.section'),
        body: <ChainView head={await ask(getChainHead, {})} report={report} />,
      }
    },
  }),
]
