import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Decision, Policy } from '../../src/kernel/decision.ts'
import { isPolicy } from '../../src/kernel/decision.ts'
import { declaredOperations, type Operation } from '../../src/kernel/operation.ts'
import '../../src/main/channels.ts'
import '../../src/main/modules.ts'
import '../../src/main/subscriptions.ts'
import { type Archetype, archetypes } from './archetypes.ts'
import { resources } from './resources.ts'

/**
 * How an operation ends for somebody: `yes`, `none` (a list without it), or the status a person gets: 404 for what they
 * may not know of, 403 for what they may not do, 401 for who is not signed in.
 */
export type Outcome = 'yes' | 'none' | '404' | '403' | '401'

type Judge = (actor: Archetype['actor'], found: never) => Decision

export const policiesOf = (operation: Operation): readonly Policy<never, never>[] => {
  const lists = operation.kind === 'query' ? operation.lists : undefined
  const judges: readonly unknown[] = [operation.see, operation.may, lists]
  return judges.filter(isPolicy)
}

export const rulesOf = (operation: Operation): readonly string[] => [
  ...new Set(policiesOf(operation).flatMap((policy) => policy.rules.map(({ id }) => id))),
]

export const outcomeOf = (operation: Operation, who: Archetype, resource: string): Outcome => {
  const make = resources[resource]
  if (!make) throw new Error(`no resource "${resource}" in test/matrix/resources.ts`)
  const { actor } = who
  const found = make(who) as never
  const may = (): Outcome | undefined => {
    if (operation.may === 'public') return undefined
    const decision = (operation.may as Judge)(actor, found)
    if (decision.allowed) return undefined
    return actor.kind === 'visitor' ? '401' : '403'
  }
  if (operation.kind === 'command') {
    return operation.see(actor, found).allowed ? (may() ?? 'yes') : '404'
  }
  const refused = may()
  if (refused) return refused
  if (operation.see && !operation.see(actor, found).allowed) return '404'
  if (operation.lists && !operation.lists(actor, found).allowed) return 'none'
  return 'yes'
}

/** Why not, as the person is told; empty where it is allowed. */
export const reasonOf = (operation: Operation, who: Archetype, resource: string): string => {
  const found = resources[resource]?.(who) as never
  const judges: readonly unknown[] = [operation.see, operation.may]
  const told = judges.filter(isPolicy).map((judge) => judge(who.actor as never, found))
  return told.map((decision) => (decision.allowed ? '' : decision.reason)).join(' ')
}

export interface Line {
  readonly operation: string
  readonly resource: string
  readonly cells: readonly string[]
}

export const matrixFile = fileURLToPath(new URL('matrix.csv', import.meta.url))
export const columns = archetypes.map(({ name }) => name)
export const header = ['operation', 'resource', ...columns].join(',')

export const readMatrix = (): readonly Line[] => {
  const [first, ...rows] = readFileSync(matrixFile, 'utf8').trim().split('\n')
  if (first !== header) throw new Error(`the first line of matrix.csv must be:\n${header}`)
  return rows.map((row) => {
    const [operation = '', resource = '', ...cells] = row.split(',')
    return { operation, resource, cells }
  })
}

export const lineOf = (operation: Operation, resource: string): string =>
  [operation.name, resource, ...archetypes.map((who) => outcomeOf(operation, who, resource))].join(',')

/** Resources that the tables of an operation can judge, by the rules they hold. */
const fitting: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^case\.act\.(accept|review)$/,
    [
      'case-of-person',
      'case-of-company',
      'case-to-review',
      'case-to-decide',
      'case-to-issue',
      'case-held-by-another',
      'case-task-beside',
      'case-task-gone',
    ],
  ],
  [/^case\.(see|note|act\.applicant)/, ['case-of-person', 'case-of-company', 'case-of-child']],
  [/^case\.draft\./, ['draft-of-person', 'draft-of-company']],
  [/^case\.start\./, ['item']],
  [/^administration\.link-holder$/, ['setup-link-alive', 'setup-link-over']],
  [
    /^case\.read\.emergency/,
    ['case-opened-in-emergency', 'case-papers-opened-in-emergency', 'case-not-opened'],
  ],
  [
    /^emergency\.(own|end-own|two-persons)$/,
    ['emergency-asked-by-post', 'emergency-asked-by-same-person', 'emergency-asked-by-same-post'],
  ],
  [/^party\.(received-at-window|person-said-yes)$/, ['window-request-open', 'window-request-fixed']],
  [/^register\.source-organ$/, ['dispute-sent-here', 'dispute-sent-nowhere']],
  [/^organ\.first-administrators$/, ['not-yet-administered', 'already-administered']],
  [/^case\.close\./, ['closing', 'closing-with-open-cases', 'closing-with-a-post', 'closing-with-a-mandate']],
  [/^evidence\.(see\.all|passes-on)$/, ['files-of-person', 'files-shared']],
  [/^evidence\.see\./, ['file-of-person', 'file-for-item', 'file-for-other-item', 'file-shared']],
  [
    /^register\.facts\.mandate$/,
    ['facts-for-item', 'facts-for-other-item', 'party-of-person', 'party-of-company'],
  ],
  [/^certificate\.sees-all$/, ['certificates-issued-here', 'certificates-shown-here']],
  [/^certificate\.decided-case$/, ['certificate-to-issue']],
  [/^certificate\.see\./, ['certificate-issued-here', 'certificate-shown-here']],
  [/^message\.own-inbox$/, ['message-of-person']],
  [/^client\.own-agreement$/, ['agreement-of-person']],
  [/^(party\.(own|contact\.own)|register\.own-(facts|family))$/, ['party-of-person', 'party-of-company']],
  [
    /^identity\.(proven|enrolled)/,
    ['session-just-proven', 'session-proven-by-factor', 'session-of-new-official'],
  ],
  [/^identity\.ends-own-session$/, ['session-of-person', 'session-gone']],
  [/^identity\.(own-session|own-name|session-of-ones-own|ones-own)$/, ['session-of-person']],
  [/^identity\.sample-account$/, ['account-of-sample', 'account-real']],
  [/^identity\.second-hand$/, ['link-to-recover', 'link-to-recover-official']],
  [/^identity\.window-confirms$/, ['account-of-person', 'account-of-asker']],
  [
    /^identity\.first-link$/,
    [
      'link-first',
      'link-first-of-security-admin',
      'link-without-post',
      'link-over-enrolled',
      'link-to-recover',
      'link-to-recover-official',
    ],
  ],
  [
    /^organ\.(nobody-lends|nobody-ends-their)/,
    [
      'leave-in-own-organ',
      'leave-of-asker',
      'leave-in-twin-county',
      'post-of-system-admin',
      'post-of-security-admin',
      'post-for-oneself',
      'post-second-administration',
      'post-of-keeper',
    ],
  ],
  [
    /^organ\.(nobody-(appoints|changes|ends))/,
    [
      'post-about-cases',
      'post-of-system-admin',
      'post-of-security-admin',
      'post-of-audit-admin',
      'post-for-oneself',
      'post-mixed',
      'post-second-administration',
      'post-of-keeper',
    ],
  ],
  [/^organ\.not-beyond-their-tree$/, ['organ-in-county', 'organ-into-twin-county', 'organ-at-top']],
  [/^organ\.administrators-see-their-tree$/, ['organ-in-county']],
  [
    /^party\.(granting-side|offered-to-me|lays-down|legal-representative-takes-back)$/,
    ['mandate-of-handler', 'mandate-of-agent', 'mandate-of-guardian'],
  ],
  [/^party\.(own-code|village-agent|legal-representative-grants|take-out-as-representative)$/, ['help-code']],
]

/** Lines for an operation that has none: to be read, judged, and only then put into the table. */
export const suggestedLines = (operation: Operation): readonly string[] => {
  const rules = rulesOf(operation)
  const found = fitting.find(([rule]) => rules.some((id) => rule.test(id)))
  try {
    return (found?.[1] ?? ['-']).map((resource) => lineOf(operation, resource))
  } catch {
    return [
      `${operation.name}: add to test/matrix/resources.ts what it is about, and to "fitting" in judge.ts`,
    ]
  }
}

export const operations = (): readonly Operation[] => declaredOperations()
