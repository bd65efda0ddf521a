import { useWords } from '../../../platform/i18n/words.ts'
import {
  Button,
  Details,
  ErrorSummary,
  FileField,
  Form,
  Heading,
  Link,
  Paragraph,
  Stack,
  TextField,
} from '../../ui/index.ts'

export const VerifyView = () => {
  const { t } = useWords()
  return (
    <Stack gap="sections">
      <ErrorSummary />
      <Stack>
        <Heading level={1}>{t('portal.verify.title')}</Heading>
        <Paragraph>{t('portal.verify.lead')}</Paragraph>
      </Stack>
      <Stack gap="fields">
        <Heading level={2}>{t('portal.verify.by-number')}</Heading>
        <NumberForm />
      </Stack>
      <Stack gap="fields">
        <Heading level={2}>{t('portal.verify.by-file')}</Heading>
        <FileForm />
      </Stack>
      <Details summary={t('portal.verify.own-tools')}>
        <Paragraph>{t('portal.verify.own-tools.how')}</Paragraph>
        <Paragraph>
          <Link href="/verify/chain.pem">{t('portal.verify.own-tools.chain')}</Link>
        </Paragraph>
      </Details>
    </Stack>
  )
}

export const NumberForm = ({ value }: { value?: string }) => {
  const { t } = useWords()
  return (
    <Form action="/verify">
      <TextField
        name="number"
        label={t('portal.verify.number')}
        hint={t('portal.verify.number.hint')}
        autoComplete="off"
        width={30}
        value={value}
      />
      <div>
        <Button>{t('portal.verify.check-number')}</Button>
      </div>
    </Form>
  )
}

export const FileForm = () => {
  const { t } = useWords()
  return (
    <Form action="/verify/file" files>
      <FileField
        name="file"
        label={t('portal.verify.file')}
        hint={t('portal.verify.file.hint')}
        accept="application/pdf,.pdf"
      />
      <div>
        <Button variant="secondary">{t('portal.verify.check-file')}</Button>
      </div>
    </Form>
  )
}
