import type { DraftView } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Details,
  Form,
  Heading,
  LinkButton,
  Moment,
  Paragraph,
  Stack,
  TaskList,
} from '../../ui/index.ts'
import type { Step } from './steps.ts'

/** Task list of an application: what is done, what is next, in any order. */
export const DraftTasks = ({ view, steps }: { view: DraftView; steps: readonly Step[] }) => {
  const w = useWords()
  const next = steps.find((step) => !step.done) ?? steps.at(-1)
  return (
    <Stack gap="sections">
      <BackLink href="/my/drafts" />
      <Stack>
        <Heading level={1}>{w.t('portal.draft.title', { item: w.say(view.item.name) })}</Heading>
        <Paragraph quiet>
          {w.t('portal.draft.saved')} <Moment at={view.draft.savedAt} />
        </Paragraph>
      </Stack>
      <TaskList
        tasks={steps.map((step) => ({
          title: typeof step.title === 'string' ? w.t(step.title) : w.say(step.title),
          href: step.href,
          status: w.t(step.done ? 'portal.draft.done' : 'portal.draft.open'),
          color: step.done ? 'success' : 'neutral',
        }))}
      />
      {next && <LinkButton href={next.href}>{w.t('portal.draft.go-on')}</LinkButton>}
      <Details summary={w.t('portal.draft.discard')}>
        <Paragraph>{w.t('portal.draft.discard-what')}</Paragraph>
        <Form>
          <Button variant="secondary" color="danger">
            {w.t('portal.draft.discard-now')}
          </Button>
        </Form>
      </Details>
    </Stack>
  )
}
