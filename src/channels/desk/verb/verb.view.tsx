import type { Text } from '../../../kernel/text.ts'
import type { DeskCase, VerbNow } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Card,
  CaseNumber,
  Cluster,
  Form,
  Heading,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'
import { GroundView } from '../case/ground.view.tsx'
import { Due, Left } from '../parts/clock-words.tsx'
import { caseHref } from '../parts/links.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { type Colleague, VerbFields } from './verb-fields.view.tsx'
import type { Typed, VerbForm } from './verb-forms.ts'

export interface VerbProps {
  readonly found: DeskCase
  readonly now: VerbNow
  readonly form: VerbForm
  /** What the form shows: typed before a preview, or suggested. */
  readonly values: Typed
  readonly notice: { readonly title: Text; readonly body: Text } | undefined
  readonly colleagues: readonly Colleague[]
}

const Preview = ({ notice }: { notice: { title: Text; body: Text } }) => {
  const { t, say } = useWords()
  return (
    <Card>
      <Heading level={2} size="2xs">
        {t('desk.verb.preview')}
      </Heading>
      <Paragraph>
        <strong>{say(notice.title)}</strong>
      </Paragraph>
      {say(notice.body)
        .split('\n')
        .map((line) => (
          <Paragraph key={line}>{line}</Paragraph>
        ))}
    </Card>
  )
}

const Facts = ({ found: { line }, now }: Pick<VerbProps, 'found' | 'now'>) => {
  const { t, say } = useWords()
  return (
    <SummaryList
      rows={[
        { label: t('desk.line.number'), value: <CaseNumber number={line.number} /> },
        { label: t('desk.line.item'), value: say(line.itemName) },
        { label: t('desk.line.applicant'), value: line.applicant },
        { label: t('desk.line.step'), value: <StateTag of={line} /> },
        { label: t('desk.verb.task'), value: `${say(now.task.name)} · ${say(now.task.organ.name)}` },
        {
          label: t('desk.line.due'),
          value: (
            <Cluster>
              <Due clock={line.clock} />
              <Left clock={line.clock} />
            </Cluster>
          ),
        },
      ]}
    />
  )
}

const asSentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** One verb: what it brings about, what is asked, the notice that will go out, and the one button. */
export const VerbView = (props: VerbProps) => {
  const { t } = useWords()
  const { found, now, form, notice } = props
  const { number } = found.line
  return (
    <Stack gap="fields">
      <BackLink href={caseHref(number)} />
      <Heading level={1} size="md">
        {t('desk.verb.title', { verb: t(`case.verb.${form.verb}`), number })}
      </Heading>
      <Facts {...props} />
      <Alert title={t('desk.verb.consequence')}>
        <Paragraph>{asSentence(t(now.consequence.key, now.consequence.values))}</Paragraph>
      </Alert>
      {now.task.ground && <GroundView ground={now.task.ground} />}
      <Form>
        <input type="hidden" name="task" value={now.taskId} />
        <VerbFields {...props} />
        {notice && <Preview notice={notice} />}
        <Cluster>
          <Button name="do" value="confirm">
            {t(`desk.confirm.${form.verb}`)}
          </Button>
          {notice && (
            <Button name="do" value="preview" variant="secondary" formNoValidate>
              {t('desk.verb.show-preview')}
            </Button>
          )}
        </Cluster>
      </Form>
    </Stack>
  )
}
