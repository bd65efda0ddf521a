import type { MyReading } from '../../../modules/audit/index.ts'
import type { Organ } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Card,
  CaseNumber,
  Empty,
  Heading,
  Link,
  Moment,
  Pagination,
  Paragraph,
  Stack,
} from '../../ui/index.ts'

const known = [
  'case.get-desk-case',
  'party.reveal-number',
  'party.get-window-request',
  'register.consult-facts',
  'evidence.open-file',
  'certificate.open-pdf',
]

interface Props {
  readings: readonly MyReading[]
  next: number | undefined
  organs: readonly Organ[]
}

interface Looks {
  readonly reading: MyReading
  readonly times: number
}

const same = (a: MyReading, b: MyReading): boolean =>
  a.operation === b.operation &&
  a.organId === b.organId &&
  a.byMandate === b.byMandate &&
  a.caseNumber === b.caseNumber &&
  a.reason === b.reason

/** What the same organ looked at again and again is one line, of the last time. */
const inARow = (readings: readonly MyReading[]): readonly Looks[] => {
  const rows: Looks[] = []
  for (const reading of readings) {
    const last = rows.at(-1)
    if (last && same(last.reading, reading)) rows.splice(-1, 1, { ...last, times: last.times + 1 })
    else rows.push({ reading, times: 1 })
  }
  return rows
}

export const AccessLog = ({ readings, next, organs }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.data.access-log')}</Heading>
        <Paragraph>{words.t('portal.data.access-lead')}</Paragraph>
      </Stack>
      {readings.length === 0 && <Empty title={words.t('portal.data.access-none')} />}
      <Stack>
        {inARow(readings).map(({ reading, times }) => {
          const organ = organs.find((one) => one.id === reading.organId)
          const what = known.includes(reading.operation)
            ? reading.operation
            : reading.done
              ? 'acted'
              : 'other'
          const platform = reading.byMandate ? 'access-mandate' : 'access-platform'
          return (
            <Card key={reading.id}>
              <Heading level={2} size="2xs">
                {organ ? words.say(organ.name) : words.t(`portal.data.${platform}`)}
              </Heading>
              <Paragraph size="sm">
                <Moment at={reading.at} /> · {words.t(`portal.data.access.${what}`)}
                {times > 1 && ` · ${words.t('portal.data.access-times', { n: times })}`}
              </Paragraph>
              {reading.caseNumber !== undefined && (
                <Paragraph size="sm">
                  <Link href={`/my/applications/${reading.caseNumber}`}>
                    <CaseNumber number={reading.caseNumber} />
                  </Link>
                </Paragraph>
              )}
              {reading.reason !== undefined && (
                <Paragraph size="sm">
                  {words.t('portal.data.access-reason')}
                  {words.t('portal.data.colon')}
                  {reading.reason}
                </Paragraph>
              )}
            </Card>
          )
        })}
      </Stack>
      <Pagination nextHref={next === undefined ? undefined : `/my/access-log?before=${next}`} />
    </Stack>
  )
}
