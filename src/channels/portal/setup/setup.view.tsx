import { firstRoles } from '../../../modules/administration/index.ts'
import type { Division } from '../../../modules/division/index.ts'
import type { Department } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Form,
  Heading,
  Moment,
  Paragraph,
  SelectField,
  Stack,
  TextField,
} from '../../ui/index.ts'

interface SetUpProps {
  readonly departments: readonly Department[]
  readonly provinces: readonly Division[]
  readonly expiresAt: Date
}

/** One form: where the platform is run, and who keeps it. */
export const SetUp = ({ departments, provinces, expiresAt }: SetUpProps) => {
  const { t, say } = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{t('portal.setup.title')}</Heading>
        <Paragraph>{t('portal.setup.lead')}</Paragraph>
        <Paragraph size="sm">
          {t('portal.setup.until')} <Moment at={expiresAt} />
        </Paragraph>
      </Stack>
      <Form>
        <Stack gap="fields">
          <Heading level={2}>{t('portal.setup.organ')}</Heading>
          <TextField name="organ.name" label={t('portal.setup.organ-name')} />
          <TextField name="organ.nameEn" label={t('portal.setup.organ-name-en')} optional />
          <TextField name="organ.creditCode" label={t('portal.setup.credit-code')} />
          <SelectField
            name="organ.department"
            label={t('portal.setup.department')}
            value="big-data"
            choices={departments.map((one) => ({ value: one.slug, label: say(one.name) }))}
          />
          <SelectField
            name="organ.division"
            label={t('portal.setup.division')}
            choices={provinces.map((one) => ({ value: one.code, label: say(one.name) }))}
          />
          <TextField name="organ.phone" label={t('portal.setup.organ-phone')} />
          <TextField name="organ.address" label={t('portal.setup.address')} />
        </Stack>
        {firstRoles.map((role) => (
          <Stack gap="fields" key={role}>
            <Heading level={2}>{t(`portal.setup.${role}`)}</Heading>
            <Paragraph size="sm">{t(`portal.setup.${role}-does`)}</Paragraph>
            <TextField
              name={`${role}.name`}
              label={`${t('portal.setup.name')} (${t(`portal.setup.${role}`)})`}
            />
            <TextField
              name={`${role}.idNumber`}
              label={`${t('portal.setup.id-number')} (${t(`portal.setup.${role}`)})`}
            />
            <TextField
              name={`${role}.phone`}
              label={`${t('portal.setup.phone')} (${t(`portal.setup.${role}`)})`}
              type="tel"
            />
          </Stack>
        ))}
        <Alert title={t('portal.setup.once')}>
          <Paragraph>{t('portal.setup.once-why')}</Paragraph>
        </Alert>
        <div>
          <Button>{t('portal.setup.confirm')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
