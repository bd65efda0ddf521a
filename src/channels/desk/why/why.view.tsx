import type { Explanation } from '../../../kernel/explanation.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Heading, Paragraph, Stack, Table, Tag } from '../../ui/index.ts'

interface Props {
  readonly asked: {
    readonly operation: string | undefined
    readonly number: string | undefined
    readonly person: string | undefined
  }
  readonly offered: readonly { readonly name: string; readonly words?: string }[]
  readonly explanation: Explanation | undefined
  /** The operation is about something that was not named. */
  readonly thingNeeded: boolean
}

const Input = ({ name, label, value }: { name: string; label: string; value: string | undefined }) => (
  <div class="ds-field tb-field">
    <label class="ds-label" for={`why-${name}`} data-weight="semibold">
      {label}
    </label>
    <input class="ds-input" id={`why-${name}`} name={name} value={value} autoComplete="off" />
  </div>
)

const Asking = ({ asked, offered }: Pick<Props, 'asked' | 'offered'>) => {
  const { t } = useWords()
  const { operation } = asked
  const known = operation === undefined || offered.some(({ name }) => name === operation)
  const all = known ? offered : [...offered, { name: operation }]
  return (
    <search>
      <form class="tb-stack tb-stack--fields" method="get" action="/desk/why">
        <div class="tb-grid tb-grid--sm">
          <div class="ds-field tb-field">
            <label class="ds-label" for="why-operation" data-weight="semibold">
              {t('desk.why.operation')}
            </label>
            <select class="ds-input" id="why-operation" name="operation">
              {all.map(({ name, words }) => (
                <option key={name} value={name} selected={name === operation}>
                  {words ? t(words) : name}
                </option>
              ))}
            </select>
          </div>
          <Input name="case" label={t('desk.why.case')} value={asked.number} />
          <Input name="person" label={t('desk.why.person')} value={asked.person} />
        </div>
        <div>
          <button class="ds-button" type="submit">
            {t('desk.why.ask')}
          </button>
        </div>
      </form>
    </search>
  )
}

const Tables = ({ explanation }: { explanation: Explanation }) => {
  const { t } = useWords()
  return (
    <>
      {explanation.tables.map(({ question, decision, rules }) => (
        <Stack key={question}>
          <Heading level={2} size="xs">
            {t(`desk.why.question.${question}`)}
          </Heading>
          <Paragraph>
            {decision.allowed
              ? t('desk.why.by', { rule: decision.rule })
              : t('desk.why.against', { rule: decision.rule, reason: t(`problem.${decision.reason}`) })}
          </Paragraph>
          {rules.length > 0 && (
            <Table
              caption={t(`desk.why.question.${question}`)}
              columns={[
                { key: 'rule', label: t('desk.why.rule'), head: true },
                { key: 'effect', label: t('desk.why.effect') },
                { key: 'holds', label: t('desk.why.holds') },
              ]}
              rows={rules.map(({ rule, effect, holds }) => ({
                key: rule,
                cells: {
                  rule: <code>{rule}</code>,
                  effect: t(`desk.why.effect.${effect}`),
                  holds: (
                    <Tag color={holds ? (effect === 'forbid' ? 'danger' : 'success') : 'neutral'}>
                      {t(holds ? 'desk.why.yes' : 'desk.why.no')}
                    </Tag>
                  ),
                },
              }))}
            />
          )}
        </Stack>
      ))}
    </>
  )
}

export const WhyView = ({ asked, offered, explanation, thingNeeded }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {t('desk.why.title')}
      </Heading>
      <Paragraph size="sm">{t('desk.why.lead')}</Paragraph>
      <Asking asked={asked} offered={offered} />
      {thingNeeded && (
        <Alert color="info" title={t('desk.why.thing-needed')}>
          <Paragraph>{t('desk.why.thing-needed-lead')}</Paragraph>
        </Alert>
      )}
      {explanation && (
        <>
          <Alert
            color={explanation.outcome === 'allowed' ? 'success' : 'warning'}
            title={t(`desk.why.outcome.${explanation.outcome}`)}
          >
            <Paragraph>
              <code>{explanation.operation}</code>
            </Paragraph>
          </Alert>
          <Tables explanation={explanation} />
        </>
      )}
    </Stack>
  )
}
