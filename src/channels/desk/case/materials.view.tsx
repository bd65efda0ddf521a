import type { CaseMaterial, FrozenItem } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Icon, Link, Paragraph, Stack, SummaryList } from '../../ui/index.ts'
import { materialHref } from '../parts/links.ts'

type Asked = FrozenItem['materials'][number]

const Check = ({ asked, given }: { asked: Asked; given: boolean }) => {
  const { t } = useWords()
  const check = given ? 'held' : asked.held ? 'register' : asked.required ? 'failed' : 'optional'
  const icon = {
    held: 'circle-check',
    register: 'circle-check',
    failed: 'alert-triangle',
    optional: 'circle-dashed',
  } as const
  return (
    <span>
      <Icon name={icon[check]} size={16} /> {t(`desk.check.${check}`)}
    </span>
  )
}

const Papers = ({ number, papers }: { number: string; papers: readonly CaseMaterial[] }) => {
  const { t, shortDate } = useWords()
  if (papers.length === 0) return null
  return (
    <Stack gap="tight">
      {papers.map((paper) => (
        <span key={paper.n}>
          <Link href={materialHref(number, paper.n)}>{paper.fileName ?? t('desk.material.open')}</Link>{' '}
          {t(`desk.material.${paper.from}`, { day: shortDate(paper.addedOn) })}
        </span>
      ))}
    </Stack>
  )
}

interface MaterialsProps {
  readonly number: string
  readonly asked: readonly Asked[]
  readonly given: readonly CaseMaterial[]
}

/** What the guide asks for beside what was given; given beyond that comes last. */
export const MaterialsView = ({ number, asked, given }: MaterialsProps) => {
  const { t, say } = useWords()
  if (asked.length === 0 && given.length === 0) return <Paragraph>{t('desk.material.none')}</Paragraph>
  const of = (key: string): readonly CaseMaterial[] => given.filter((paper) => paper.key === key)
  const others = given.filter((paper) => !asked.some((one) => one.key === paper.key))
  return (
    <SummaryList
      rows={[
        ...asked.map((one) => ({
          label: say(one.name),
          value: <Check asked={one} given={of(one.key).length > 0} />,
          source: <Papers number={number} papers={of(one.key)} />,
        })),
        ...others.map((paper) => ({
          label: say(paper.name),
          value: t('desk.check.extra'),
          source: <Papers number={number} papers={[paper]} />,
        })),
      ]}
    />
  )
}
