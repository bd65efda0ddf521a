import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { AnswerRow, AnswerSection } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { Heading, Stack } from '../components/text.tsx'

const Entries = ({ entries }: { entries: NonNullable<AnswerRow['entries']> }) => {
  const words = useWords()
  return (
    <ol class="ds-list">
      {entries.map((rows, i) => (
        <li key={i}>{rows.map((row) => `${words.say(row.label)} ${words.say(row.value)}`).join(' · ')}</li>
      ))}
    </ol>
  )
}

/** Answers in words, a list for each page; `change` gives the address where a page is answered again. */
export const AnswersList = ({
  sections,
  change,
}: {
  sections: readonly AnswerSection[]
  change?: (page: string, field: string) => string
}) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      {sections.map((section) => (
        <section key={section.page}>
          <Heading level={2}>{words.say(section.title)}</Heading>
          <SummaryList
            rows={section.rows.map((row) => ({
              label: words.say(row.label),
              value: row.entries ? <Entries entries={row.entries} /> : words.say(row.value),
              ...(row.source && row.asOf
                ? {
                    source: words.t('ui.form.source', {
                      source: words.say(row.source),
                      date: words.date(row.asOf as CivilDate),
                    }),
                  }
                : {}),
              ...(change
                ? {
                    action: {
                      href: change(section.page, row.field),
                      label: words.t('ui.form.change'),
                      hidden: words.say(row.label),
                    },
                  }
                : {}),
            }))}
          />
        </section>
      ))}
    </Stack>
  )
}
