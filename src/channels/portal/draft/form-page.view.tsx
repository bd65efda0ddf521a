import type { DraftView } from '../../../modules/case/index.ts'
import type { FormPage as Page } from '../../../modules/form/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { FormPage } from '../../ui/form/index.ts'
import {
  BackLink,
  Button,
  CheckboxField,
  Cluster,
  Details,
  Form,
  Heading,
  Paragraph,
  Progress,
  Stack,
} from '../../ui/index.ts'
import { previousStep, type Step } from './steps.ts'

interface Shown {
  view: DraftView
  page: Page
  steps: readonly Step[]
  fromCheck: boolean
}

/** One page of the form; where it is the only step, it is the check and submits. */
export const DraftFormPage = ({ view, page, steps, fromCheck }: Shown) => {
  const w = useWords()
  const key = `page-${page.key}`
  const at = steps.findIndex((step) => step.key === key)
  const submits = steps.at(-1)?.key === key
  const back = fromCheck
    ? `/drafts/${view.draft.id}/check`
    : (previousStep(steps, key)?.href ?? `/drafts/${view.draft.id}`)
  return (
    <Stack gap="sections">
      <Stack gap="tight">
        <BackLink href={back} />
        {steps.length > 1 && (
          <Progress
            step={at + 1}
            of={steps.length}
            label={w.t('portal.draft.step', { n: at + 1, of: steps.length, item: w.say(view.item.name) })}
          />
        )}
        <Paragraph size="sm" quiet>
          {w.t('portal.draft.saved-at', { time: w.time(view.draft.savedAt) })}
        </Paragraph>
      </Stack>
      <Heading level={1}>{w.say(page.title)}</Heading>
      <Form>
        <FormPage form={view.form} page={page.key} answers={view.draft.answers} facts={view.draft.facts} />
        {submits && <CheckboxField name="declared" label={w.t('portal.draft.declare')} />}
        <Cluster>
          <Button>{w.t(submits ? 'portal.draft.submit' : 'portal.draft.save')}</Button>
          <Button variant="secondary" name="_action" value="later" formNoValidate>
            {w.t('portal.draft.later')}
          </Button>
        </Cluster>
      </Form>
      {page.why && (
        <Details summary={w.t('portal.draft.why')}>
          <Paragraph>{w.say(page.why)}</Paragraph>
        </Details>
      )}
    </Stack>
  )
}
