import type { CaseMaterial, FrozenItem } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Icon, Link, Paragraph, type Row, Stack, Table } from '../../ui/index.ts'
import { materialHref } from '../parts/links.ts'

type Asked = FrozenItem['materials'][number]

const Check = ({ asked, given }: { asked: Asked; given: boolean }) => {
  const { t } = useWords()
  const check = given ? 'held' : asked.required ? 'failed' : 'optional'
  const icon = { held: 'circle-check', failed: 'alert-triangle', optional: 'circle-dashed' } as const
  return (
    <span>
      <Icon name={icon[check]} size={16} /> {t(`desk.check.${check}`)}
    </span>
  )
}

const Papers = ({ number, papers }: { number: string; papers: readonly CaseMaterial[] }) => {
  const { t, shortDate } = useWords()
  return (
    <Stack gap="tight">
      {papers.map((paper) => (
        <span key={paper.n}>
          <Link href={materialHref(number, paper.n)}>{paper.fileName ?? t('desk.material.open')}</Link>{' '}
          {t(`desk.material.${paper.from}`, { day: shortDate(paper.addedOn) })}
        </span>
      ))}
      {papers.length === 0 && <span>{t('desk.none')}</span>}
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
  const rows: Row[] = asked.map((one) => ({
    key: one.key,
    cells: {
      name: say(one.name),
      given: <Papers number={number} papers={of(one.key)} />,
      check: <Check asked={one} given={of(one.key).length > 0} />,
    },
  }))
  const others = given.filter((paper) => !asked.some((one) => one.key === paper.key))
  const more: Row[] = others.map((paper) => ({
    key: `${paper.key}-${paper.n}`,
    cells: {
      name: say(paper.name),
      given: <Papers number={number} papers={[paper]} />,
      check: t('desk.check.extra'),
    },
  }))
  return (
    <Table
      caption={t('desk.case.materials')}
      columns={[
        { key: 'name', label: t('desk.material.name'), head: true },
        { key: 'given', label: t('desk.material.given') },
        { key: 'check', label: t('desk.material.check') },
      ]}
      rows={[...rows, ...more]}
    />
  )
}
