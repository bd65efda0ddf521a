import type { VNode } from 'preact'
import type { Ask } from '../../../kernel/operation.ts'
import { type DeskCase, deskWorklist } from '../../../modules/case/index.ts'
import { describeAnswers, disputedFields, getForm } from '../../../modules/form/index.ts'
import { maskedText } from '../parts/masked-text.ts'
import { CaseView } from './case.view.tsx'

/** What the case page asks besides the case. */
export const caseAsks = [getForm, deskWorklist] as const

/** The case page's body; also shown where somebody else was faster. */
export const caseBody = async (
  ask: Ask,
  found: DeskCase,
  { did, noteKept = false }: { readonly did?: string | undefined; readonly noteKept?: boolean } = {},
): Promise<VNode> => {
  const [form, mine] = await Promise.all([
    ask(getForm, found.form),
    ask(deskWorklist, { view: 'mine', limit: 2 }),
  ])
  const next = mine.lines.find((line) => line.number !== found.line.number)?.number
  const sections = describeAnswers(form, found.answers, found.facts)
  const disputed = new Map(
    disputedFields(form, found.answers, found.facts).map(({ field, fact }) => [
      field,
      maskedText(String(fact.value)),
    ]),
  )
  return (
    <CaseView
      found={found}
      sections={sections}
      disputed={disputed}
      did={did}
      noteKept={noteKept}
      next={next}
    />
  )
}
