import type { Page } from '../../platform/http/page.ts'
import { adminPages } from './admin/index.ts'
import { auditPages } from './audit/audit.page.tsx'
import { breakGlassPages } from './break-glass/break-glass.page.tsx'
import { casePages } from './case/case.page.tsx'
import { clientPages } from './clients/clients.page.tsx'
import { dayPages } from './day/day.page.tsx'
import { disputePages } from './disputes/disputes.page.tsx'
import { helpCodePages } from './help-code/help-code.page.tsx'
import { inPersonPages } from './in-person/in-person.page.tsx'
import { keysPages } from './keys/keys.page.tsx'
import { leavePages } from './leave/leave.page.tsx'
import { materialPages } from './material/material.page.tsx'
import { operationsPages } from './operations/operations.page.tsx'
import { policiesPages } from './policies/policies.page.tsx'
import { revealPages } from './reveal/reveal.page.tsx'
import { searchPages } from './search/search.page.tsx'
import { signInsPages } from './sign-ins/sign-ins.page.tsx'
import { verbPages } from './verb/verb.page.tsx'
import { whyPages } from './why/why.page.tsx'
import { worklistPages } from './worklist/worklist.page.tsx'

/** Every page of the desk. */
export const deskPages: readonly Page[] = [
  ...dayPages,
  ...worklistPages,
  ...searchPages,
  ...casePages,
  ...verbPages,
  ...materialPages,
  ...revealPages,
  ...helpCodePages,
  ...inPersonPages,
  ...disputePages,
  ...leavePages,
  ...adminPages,
  ...auditPages,
  ...operationsPages,
  ...keysPages,
  ...breakGlassPages,
  ...signInsPages,
  ...clientPages,
  ...whyPages,
  ...policiesPages,
]
