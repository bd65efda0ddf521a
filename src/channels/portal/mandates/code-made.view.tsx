import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, CaseNumber, Heading, List, Moment, Panel, Paragraph, Stack } from '../../ui/index.ts'

interface Props {
  code: string
  expiresAt: Date
  back: string
}

/** The code, once: it is kept nowhere. */
export const CodeMade = ({ code, expiresAt, back }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={back} />
      <Panel title={words.t('portal.mandates.code-made')}>
        <Paragraph>
          <CaseNumber number={code} large />
        </Paragraph>
        <Paragraph>
          {words.t('portal.mandates.until')} <Moment at={expiresAt} />
        </Paragraph>
      </Panel>
      <Stack>
        <Heading level={2}>{words.t('portal.mandates.code-next')}</Heading>
        <List>
          <li>{words.t('portal.mandates.code-once')}</li>
          <li>{words.t('portal.mandates.code-tell')}</li>
          <li>{words.t('portal.mandates.code-back')}</li>
        </List>
      </Stack>
    </Stack>
  )
}
