import { Type } from 'typebox'
import type { Reading } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import { answersToSubmit, type Form } from '../form/index.ts'
import { ownsDraft } from './case.policy.ts'
import type { CaseStore } from './case.store.ts'
import type { Draft } from './draft.ts'

export const DraftInput = { draftId: Type.String({ minLength: 8, maxLength: 64 }) }
export const DraftAnswer = Type.Object({ draftId: Type.String() })

/** What every command about a draft begins with: it is there, it is theirs, it has not been submitted. */
export const onDraft = {
  load: ({ draftId }: { draftId: string }, { store }: Reading<CaseStore>) => store.findDraft(draftId),
  see: ownsDraft,
  may: ownsDraft,
}

export const mustBeOpen = (draft: Draft): void => {
  if (draft.caseNumber)
    throw new Problem('case.draft-submitted', 409, { values: { number: draft.caseNumber } })
}

/** What was typed together with what the registers say: the answers that are checked and submitted. */
export const answersOf = (
  form: Form,
  draft: Pick<Draft, 'answers' | 'facts'>,
): Readonly<Record<string, unknown>> => answersToSubmit(form, draft.answers, draft.facts)
