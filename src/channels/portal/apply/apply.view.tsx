import type { listMyDrafts } from '../../../modules/case/index.ts'
import type { Item } from '../../../modules/catalogue/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Form,
  Heading,
  LinkButton,
  List,
  Moment,
  Paragraph,
  Stack,
  SummaryList,
} from '../../ui/index.ts'

type Draft = Awaited<ReturnType<typeof listMyDrafts.run>>[number]

const mustBring = (item: Item) =>
  item.materials.filter((m) => m.source === 'applicant' && m.heldAs?.register === undefined)

/** What it takes, in a few lines, and the one button. */
export const Apply = ({ item, draft, level }: { item: Item; draft: Draft | undefined; level: number }) => {
  const w = useWords()
  const papers = mustBring(item)
  const open = item.state === 'in-use' && item.form !== undefined && item.process !== undefined
  return (
    <Stack gap="sections">
      <BackLink href={`/items/${item.code}`} />
      <Stack>
        <Heading level={1}>{w.t('portal.apply.title', { item: w.say(item.name) })}</Heading>
        <Paragraph>{w.t('portal.apply.by', { organ: w.say(item.organName) })}</Paragraph>
      </Stack>
      <SummaryList
        rows={[
          {
            label: w.t('portal.apply.how-long'),
            value:
              item.projectType === 'instant'
                ? w.t('portal.apply.instant')
                : w.t('portal.apply.days', { n: item.promisedDays ?? item.legalDays ?? 20 }),
          },
          {
            label: w.t('portal.apply.fee'),
            value: item.charged ? w.t('portal.apply.charged') : w.t('portal.apply.free'),
          },
          { label: w.t('portal.apply.known'), value: w.t('portal.apply.known-value') },
        ]}
      />
      <Stack>
        <Heading level={2}>{w.t('portal.apply.papers')}</Heading>
        {papers.length === 0 ? (
          <Paragraph>{w.t('portal.apply.no-papers')}</Paragraph>
        ) : (
          <List>
            {papers.map((m) => (
              <li key={m.key}>
                {w.say(m.name)}
                {m.need !== 'required' && w.t('portal.apply.optional')}
              </li>
            ))}
          </List>
        )}
      </Stack>
      {draft && (
        <Alert title={w.t('portal.apply.begun')}>
          <Paragraph>
            {w.t('portal.apply.saved')} <Moment at={draft.savedAt} />
          </Paragraph>
        </Alert>
      )}
      {!open && <Alert color="warning">{w.t('portal.apply.closed')}</Alert>}
      {open && level < item.assuranceLevel && (
        <Alert>{w.t(`portal.apply.level-${item.assuranceLevel}`)}</Alert>
      )}
      {open &&
        (draft ? (
          <LinkButton href={`/drafts/${draft.id}`}>{w.t('portal.apply.continue')}</LinkButton>
        ) : (
          <Form>
            <Button>{w.t('portal.apply.start')}</Button>
          </Form>
        ))}
    </Stack>
  )
}
