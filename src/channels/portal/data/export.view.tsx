import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Cluster, Heading, LinkButton, List, Paragraph, Stack } from '../../ui/index.ts'

export const Export = () => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/data">{words.t('portal.data.title')}</BackLink>
      <Stack>
        <Heading level={1}>{words.t('portal.data.export')}</Heading>
        <Paragraph>{words.t('portal.data.export-lead')}</Paragraph>
        <List>
          <li>{words.t('portal.data.export-whole')}</li>
          <li>{words.t('portal.data.export-files')}</li>
          <li>{words.t('portal.data.export-logged')}</li>
        </List>
        <Cluster>
          <LinkButton href="/my/data/export.pdf" icon="download" download>
            {words.t('portal.data.export-pdf')}
          </LinkButton>
          <LinkButton href="/my/data/export.json" icon="download" variant="secondary" download>
            {words.t('portal.data.export-json')}
          </LinkButton>
        </Cluster>
      </Stack>
    </Stack>
  )
}
