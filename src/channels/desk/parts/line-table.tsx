import { civilDateOf } from '../../../kernel/civil-date.ts'
import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { CaseNumber, Day, type Row, Stack, Table } from '../../ui/index.ts'
import { Due, Left } from './clock-words.tsx'
import { caseHref } from './links.ts'
import { StateTag } from './state-tag.tsx'

/** Where a case is: its open steps with who holds each. */
const Holders = ({ line }: { line: CaseLine }) => {
  const { t, say } = useWords()
  if (line.tasks.length === 0) return null
  return (
    <Stack gap="tight">
      {line.tasks.map((task) => (
        <span key={task.id}>
          {task.holder ?? t('desk.line.free')}
          {task.organ.zh !== line.organ.zh && ` · ${say(task.organ)}`}
        </span>
      ))}
    </Stack>
  )
}

const rowOf = (line: CaseLine, say: (text: CaseLine['itemName']) => string): Row => ({
  key: line.number,
  cells: {
    number: (
      <Stack gap="tight">
        <a class="ds-link" href={caseHref(line.number)}>
          <CaseNumber number={line.number} />
        </a>
        <Day on={civilDateOf(line.submittedAt)} short />
      </Stack>
    ),
    item: say(line.itemName),
    applicant: line.applicant,
    step: (
      <Stack gap="tight">
        <StateTag of={line} />
        <Holders line={line} />
      </Stack>
    ),
    due: (
      <Stack gap="tight">
        {line.clock && <Due clock={line.clock} />}
        <div>
          <Left clock={line.clock} />
        </div>
      </Stack>
    ),
  },
  ...(line.clock?.tone === 'overdue' ? { mark: 'danger' as const } : {}),
})

/** Cases as lines: due date and working days left on each; cards on a phone. */
export const LineTable = ({ lines, caption }: { lines: readonly CaseLine[]; caption: string }) => {
  const { t, say } = useWords()
  return (
    <Table
      caption={caption}
      sticky
      columns={[
        { key: 'number', label: t('desk.line.number-received'), head: true },
        { key: 'item', label: t('desk.line.item') },
        { key: 'applicant', label: t('desk.line.applicant') },
        { key: 'step', label: t('desk.line.step-with') },
        { key: 'due', label: t('desk.line.due-left') },
      ]}
      rows={lines.map((line) => rowOf(line, say))}
    />
  )
}
