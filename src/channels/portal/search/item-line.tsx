import type { ItemLine } from '../../../modules/catalogue/index.ts'
import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { Card, Cluster, Heading, Link, Paragraph, Stack, Tag } from '../../ui/index.ts'

/** `3 个工作日` · `3 working days`; nothing to wait for when it is zero. */
export const limit = (w: Words, days: number, unit: string): string =>
  days === 0 ? w.t('portal.item.at-once') : w.t(`portal.item.limit.${unit}`, { n: days })

/** `网上办 · 0 次到场 · 3 个工作日 · 不收费` */
const factsOf = (w: Words, item: ItemLine): string => {
  const days = item.promisedDays ?? item.legalDays
  return [
    w.t(item.online ? 'portal.item.online' : 'portal.item.counter'),
    w.t('portal.item.visits', { n: item.visits }),
    days === null ? '' : limit(w, days, item.promisedDays === null ? item.legalUnit : item.promisedUnit),
    w.t(item.charged ? 'portal.item.charged' : 'portal.item.free'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** At most three properties: instant or promised, online to the end, can be started here. */
export const ItemTags = ({ item }: { item: ItemLine }) => {
  const w = useWords()
  return (
    <Cluster>
      <Tag color={item.projectType === 'instant' ? 'success' : 'neutral'}>
        {w.t(`portal.item.project.${item.projectType}`)}
      </Tag>
      {item.online && item.visits === 0 && <Tag color="info">{w.t('portal.item.fully-online')}</Tag>}
      {item.state === 'suspended' && <Tag color="warning">{w.t('portal.item.state.suspended')}</Tag>}
    </Cluster>
  )
}

/** One result: name, who does it, and the line of facts. */
const ItemCard = ({ item }: { item: ItemLine }) => {
  const w = useWords()
  return (
    <Card>
      <Stack gap="tight">
        <Heading level={3}>
          <Link href={`/items/${encodeURIComponent(item.code)}`}>{w.say(item.name)}</Link>
        </Heading>
        <Paragraph size="sm" quiet>
          {w.say(item.organName)} · {w.t(`portal.item.level.${item.level}`)}
        </Paragraph>
        <ItemTags item={item} />
        <Paragraph size="sm">{factsOf(w, item)}</Paragraph>
      </Stack>
    </Card>
  )
}

export const ItemCards = ({ items }: { items: readonly ItemLine[] }) => (
  <Stack gap="fields">
    {items.map((item) => (
      <ItemCard item={item} key={item.code} />
    ))}
  </Stack>
)
