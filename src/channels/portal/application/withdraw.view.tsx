import type { CaseLine } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  CaseNumber,
  Form,
  Heading,
  Paragraph,
  Stack,
  TextAreaField,
} from '../../ui/index.ts'

export const Withdraw = ({ line }: { line: CaseLine }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={`/my/applications/${line.number}`} />
      <Heading level={1}>{w.t('portal.application.withdraw')}</Heading>
      <Paragraph>
        {w.say(line.itemName)} · <CaseNumber number={line.number} />
      </Paragraph>
      <Paragraph>{w.t('portal.application.withdraw-what', { organ: w.say(line.organ) })}</Paragraph>
      <Form>
        <TextAreaField name="reason" label={w.t('portal.application.withdraw-reason')} optional />
        <Button color="danger">{w.t('portal.application.withdraw')}</Button>
      </Form>
    </Stack>
  )
}
