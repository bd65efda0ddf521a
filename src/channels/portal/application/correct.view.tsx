import type { Text } from '../../../kernel/text.ts'
import type { MyApplication } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  FileField,
  Form,
  Heading,
  List,
  Paragraph,
  Stack,
  TextAreaField,
} from '../../ui/index.ts'

/** One field for each paper of the item, and one for what the item does not name. */
export const fileFields = (
  application: MyApplication,
): readonly { readonly name: string; readonly key: string; readonly paper?: Text }[] => [
  ...application.papers.map((paper, at) => ({ name: `paper-${at}`, key: paper.key, paper: paper.name })),
  { name: 'paper-other', key: 'other' },
]

export const Correct = ({ application }: { application: MyApplication }) => {
  const w = useWords()
  const { line, correction } = application
  return (
    <Stack gap="sections">
      <BackLink href={`/my/applications/${line.number}`} />
      <Heading level={1}>{w.t('portal.application.send')}</Heading>
      {correction && (
        <section>
          <Paragraph>{w.t('portal.application.send-what', { date: w.date(correction.dueOn) })}</Paragraph>
          <List ordered>
            {correction.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </List>
        </section>
      )}
      <Form files>
        <TextAreaField
          name="text"
          label={w.t('portal.application.explain')}
          hint={w.t('portal.application.explain-hint')}
          optional
        />
        {fileFields(application).map(({ name, paper }) => (
          <FileField
            key={name}
            name={name}
            label={paper ? w.say(paper) : w.t('portal.application.other-paper')}
            hint={w.t('portal.draft.file-hint')}
            accept="application/pdf,image/jpeg,image/png"
            optional
          />
        ))}
        <Paragraph>{w.t('portal.application.send-once')}</Paragraph>
        <Button>{w.t('portal.application.send')}</Button>
      </Form>
    </Stack>
  )
}
