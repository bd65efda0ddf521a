import type { DeskCase, VerbNow } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { ActionBar, Details, List, Paragraph, Stack, Verb } from '../../ui/index.ts'
import { verbHref } from '../parts/links.ts'

/** The verb that moves the case on stands out; where a ground for refusal was found, none does. */
const mainOf = (verbs: readonly VerbNow[]): VerbNow | undefined => {
  if (verbs.some(({ task }) => task.ground?.outcome === 'to-official')) return undefined
  const order = ['accept', 'review', 'grant', 'claim']
  return order.map((verb) => verbs.find((v) => v.verb === verb)).find((v) => v !== undefined)
}

const several = (verbs: readonly VerbNow[]): boolean => new Set(verbs.map((v) => v.taskId)).size > 1

/** What this official may do now, each with what it brings about; and why the rest is missing. */
export const Verbs = ({ found }: { found: DeskCase }) => {
  const { t, say } = useWords()
  const { line, verbs, why } = found
  const main = mainOf(verbs)
  const step = ({ task }: VerbNow): string => (several(verbs) ? ` · ${say(task.name)}` : '')
  return (
    <Stack gap="tight">
      {verbs.length > 0 ? (
        <ActionBar label={t('desk.case.verbs')}>
          {verbs.map((now) => (
            <Verb
              key={`${now.verb}-${now.taskId}`}
              href={verbHref(line.number, now.verb, now.taskId)}
              label={`${t(`case.verb.${now.verb}`)}${step(now)}`}
              consequence={t(now.consequence.key, now.consequence.values)}
              main={now === main}
            />
          ))}
        </ActionBar>
      ) : (
        <Paragraph>{t('desk.case.no-verbs')}</Paragraph>
      )}
      {why.length > 0 && (
        <Details summary={t('desk.case.why')}>
          <List>
            {why.map(({ verb, reason }) => (
              <li key={verb}>
                {t('desk.case.why-line', { verb: t(`case.verb.${verb}`), reason: t(`problem.${reason}`) })}
              </li>
            ))}
          </List>
        </Details>
      )}
    </Stack>
  )
}
