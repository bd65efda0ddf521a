import type { CivilDate } from '../../../kernel/civil-date.ts'
import { type Answers, type Form, type PrefillFact, shownInWords } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { Hidden, Paragraph, Stack } from '../components/text.tsx'
import { usePage } from '../page-context.ts'
import { FormField } from './form-field.tsx'

interface KnownFactsProps {
  form: Form
  fields: readonly { field: string; fact: PrefillFact }[]
  answers: Answers
}

/** What the registers know, with its source; "Wrong?" opens a field for one's own words, and the case goes on. */
export const KnownFacts = ({ form, fields, answers }: KnownFactsProps) => {
  const words = useWords()
  const { problem, typed } = usePage()
  const own = Array.isArray(answers.$own) ? (answers.$own as unknown[]) : []
  const rows = fields.flatMap(({ field, fact }) => {
    const [schema, ui] = [form.schema.properties[field], form.ui[field]]
    if (!schema || !ui) return []
    const corrected = own.includes(field) || (typeof typed?.[field] === 'string' && typed[field] !== '')
    const wrong = problem?.fields.some((error) => error.path === field) === true
    return [
      {
        label: words.say(ui.label),
        value: words.say(shownInWords(fact.value, schema, ui)),
        source: (
          <>
            {words.t('ui.form.source', {
              source: words.say(fact.source),
              date: words.date(fact.asOf as CivilDate),
            })}
            <details open={corrected || wrong}>
              <summary>
                <span class="ds-link">{words.t('ui.form.wrong')}</span>
                <Hidden> {words.say(ui.label)}</Hidden>
              </summary>
              <Stack gap="lines">
                <Paragraph>{words.t('ui.form.wrong-what-happens')}</Paragraph>
                <FormField
                  name={field}
                  schema={schema}
                  ui={ui}
                  required={false}
                  value={own.includes(field) ? answers[field] : undefined}
                />
              </Stack>
            </details>
          </>
        ),
      },
    ]
  })
  return rows.length > 0 ? <SummaryList rows={rows} /> : null
}
