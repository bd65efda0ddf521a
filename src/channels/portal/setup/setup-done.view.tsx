import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Heading, Paragraph, Stack, SummaryList } from '../../ui/index.ts'

interface DoneProps {
  readonly links: readonly { readonly role: string; readonly name: string; readonly href: string }[]
}

/** The three links, shown this one time. */
export const SetUpDone = ({ links }: DoneProps) => {
  const { t } = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{t('portal.setup.done')}</Heading>
        <Paragraph>{t('portal.setup.done-lead')}</Paragraph>
      </Stack>
      <Alert title={t('portal.setup.shown-once')}>
        <Paragraph>{t('portal.setup.shown-once-why')}</Paragraph>
      </Alert>
      <SummaryList
        rows={links.map(({ role, name, href }) => ({
          label: `${t(`portal.setup.${role}`)}: ${name}`,
          value: (
            <code class="tb-code" data-role={role}>
              {href}
            </code>
          ),
        }))}
      />
    </Stack>
  )
}
