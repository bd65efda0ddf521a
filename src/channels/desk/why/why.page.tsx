import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { explainDecision } from '../../../modules/audit/index.ts'
import {
  accept,
  addNote,
  claim,
  getDeskCase,
  grant,
  recuse,
  refuse,
  refuseIntake,
  requestCorrection,
  review,
  transfer,
} from '../../../modules/case/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { WhyView } from './why.view.tsx'

const Short = Type.Optional(Type.String({ maxLength: 80 }))

const wordsOf: Readonly<Record<string, string>> = {
  [getDeskCase.name]: 'desk.why.open-case',
  [addNote.name]: 'desk.why.add-note',
}

/** What one asks about most: the verbs of the desk, and opening the case. */
const offered = [
  getDeskCase,
  claim,
  accept,
  requestCorrection,
  refuseIntake,
  review,
  grant,
  refuse,
  transfer,
  recuse,
  addNote,
].map(({ name }) => ({ name, words: wordsOf[name] ?? name.replace('case.', 'case.verb.') }))

/** Nothing was named: then the page asks for it. What was named and is not there, or not theirs, is the 404 it always is. */
const needsThing =
  (about: Readonly<Record<string, string>>) =>
  (error: unknown): null => {
    const absent = error instanceof Problem && [404, 422].includes(error.status)
    if (absent && Object.keys(about).length === 0) return null
    throw error
  }

/** Why something is allowed or not, rule by rule: `?operation=&case=&person=`, for whoever may see the thing. */
export const whyPages: readonly Page[] = [
  deskPage({
    path: '/desk/why',
    for: 'official',
    does: [explainDecision, getDeskCase],
    query: Type.Object({
      operation: Short,
      case: Short,
      task: Short,
      person: Short,
      evidence: Short,
      certificate: Short,
      party: Short,
    }),
    get: async ({ ask, query, words }) => {
      const { operation, person } = query
      const number = query.case
      // which of its tasks, when the address does not say: the first one that is open
      const task =
        query.task ??
        (number && operation?.startsWith('case.')
          ? (await ask(getDeskCase, { number })).tasks[0]?.id
          : undefined)
      const about = Object.fromEntries(
        Object.entries({
          number,
          taskId: task,
          evidenceId: query.evidence,
          certificateId: query.certificate,
          partyId: query.party,
        }).filter((entry): entry is [string, string] => Boolean(entry[1])),
      )
      const input = operation && { operation, about, ...(person ? { personId: person } : {}) }
      const explanation = input ? await ask(explainDecision, input).catch(needsThing(about)) : undefined
      return {
        title: words.t('desk.why.title'),
        section: words.t('desk.section'),
        body: (
          <WhyView
            asked={{ operation, number, person }}
            offered={offered}
            explanation={explanation ?? undefined}
            thingNeeded={explanation === null}
          />
        ),
      }
    },
  }),
]
