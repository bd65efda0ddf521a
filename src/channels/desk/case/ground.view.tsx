import type { Ground } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Card, Heading, List, Paragraph, Stack, Tag } from '../../ui/index.ts'

/** What a rule found: which line held, on which facts, under which clause. It only informs; a person decides. */
export const GroundView = ({ ground, level = 2 }: { ground: Ground; level?: 2 | 3 }) => {
  const { t, say } = useWords()
  const { held, missing, outcome } = ground
  const color = outcome === 'grant' ? 'success' : outcome === 'to-official' ? 'warning' : 'neutral'
  return (
    <Card tone="tinted" color={color === 'neutral' ? 'neutral' : 'info'}>
      <Heading level={level} size="2xs">
        {t('desk.ground.title')}
      </Heading>
      <div>
        <Tag color={color}>{t(`desk.ground.outcome.${outcome ?? 'unknown'}`)}</Tag>
      </div>
      {held.map((line) => (
        <Stack key={line.rule} gap="tight">
          <Paragraph>
            <strong>{say(line.annotation)}</strong>
          </Paragraph>
          <List>
            {line.because.map((because) => (
              <li key={because.zh}>{say(because)}</li>
            ))}
          </List>
          <Paragraph size="sm">{t('desk.ground.clause', { clause: say(line.clause) })}</Paragraph>
        </Stack>
      ))}
      {missing.length > 0 && (
        <Paragraph>{t('desk.ground.missing', { names: missing.join(t('desk.list-comma')) })}</Paragraph>
      )}
      <Paragraph size="sm" quiet>
        {t('desk.ground.table', { table: ground.table, version: ground.version })}
      </Paragraph>
    </Card>
  )
}

/** The words of a found ground as a first text for a reason; legal texts are Chinese. */
export const reasonFrom = (ground: Ground | undefined): string =>
  (ground?.held ?? [])
    .map(
      ({ annotation, because, clause }) =>
        `${annotation.zh}（${because.map((b) => b.zh).join('；')}）。依据：${clause.zh}`,
    )
    .join('\n')
