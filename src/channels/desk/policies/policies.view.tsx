import type { OperationRules, RuleLine } from '../../../modules/audit/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Heading, Link, Paragraph, Stack, Table, Tag } from '../../ui/index.ts'

interface Props {
  readonly module: string | undefined
  readonly modules: readonly { readonly name: string; readonly operations: number; readonly rules: number }[]
  readonly operations: readonly OperationRules[]
}

const Rules = ({ rules }: { rules: readonly RuleLine[] }) => {
  const { t } = useWords()
  return (
    <Stack>
      {rules.map(({ id, effect }) => (
        <span key={id}>
          {t(`desk.policies.${effect}`)} <code>{id}</code>
        </span>
      ))}
    </Stack>
  )
}

const Operations = ({ module, operations }: Pick<Props, 'operations'> & { module: string }) => {
  const { t } = useWords()
  const of = (all: readonly RuleLine[], ...questions: readonly RuleLine['question'][]) =>
    all.filter(({ question }) => questions.includes(question))
  return (
    <Table
      caption={t('desk.policies.of', { module })}
      columns={[
        { key: 'operation', label: t('desk.policies.operation'), head: true },
        { key: 'sees', label: t('desk.policies.sees') },
        { key: 'may', label: t('desk.policies.may') },
      ]}
      rows={operations.map(({ operation, open, personal, unscoped, rules }) => ({
        key: operation,
        cells: {
          operation: (
            <Stack>
              <code>{operation}</code>
              {open && <Tag>{t('desk.policies.open')}</Tag>}
              {personal && <Tag color="info">{t('desk.policies.personal')}</Tag>}
              {unscoped && (
                <Paragraph size="sm">
                  {t('desk.policies.unscoped')} {unscoped}
                </Paragraph>
              )}
            </Stack>
          ),
          sees: <Rules rules={of(rules, 'see', 'lists')} />,
          may: <Rules rules={of(rules, 'may')} />,
        },
      }))}
    />
  )
}

export const PoliciesView = ({ module, modules, operations }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.policies.title')}
      </Heading>
      <Paragraph size="sm">{t('desk.policies.lead')}</Paragraph>
      {module && operations.length > 0 && <Operations module={module} operations={operations} />}
      <Table
        caption={t('desk.policies.modules')}
        columns={[
          { key: 'module', label: t('desk.policies.module'), head: true },
          { key: 'operations', label: t('desk.policies.operations'), numeric: true },
          { key: 'rules', label: t('desk.policies.rules'), numeric: true },
        ]}
        rows={modules.map(({ name, operations: n, rules }) => ({
          key: name,
          cells: {
            module: <Link href={`/desk/admin/policies?module=${name}`}>{name}</Link>,
            operations: String(n),
            rules: String(rules),
          },
        }))}
      />
    </Stack>
  )
}
