import type { Text } from '../../../kernel/text.ts'
import type { BasicItem, ItemLine } from '../../../modules/catalogue/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Heading, Link, LinkButton, List, Pagination, Paragraph, Stack } from '../../ui/index.ts'

interface ChooseShown {
  readonly basics: readonly BasicItem[]
  readonly chosen: BasicItem | undefined
  readonly places: { readonly items: readonly ItemLine[]; readonly next: string | null } | undefined
  readonly regionName: Text | undefined
  readonly url: string
}

/** Asks which handling item and which place is meant. */
export const ChooseView = ({ basics, chosen, places, regionName, url }: ChooseShown) => {
  const w = useWords()
  const here = (item: string, after?: string | null): string => {
    const address = new URLSearchParams({ item })
    if (after) address.set('after', after)
    return `/items/${basics[0]?.code}?${address}`
  }
  if (!chosen) {
    return (
      <Stack gap="fields">
        <Heading level={1}>{w.t('portal.item.which')}</Heading>
        <List plain>
          {basics.map((basic) => (
            <li key={basic.id}>
              <Link href={here(basic.id)}>{w.say(basic.name)}</Link>
            </li>
          ))}
        </List>
      </Stack>
    )
  }
  return (
    <Stack gap="fields">
      <Heading level={1}>{w.say(chosen.name)}</Heading>
      {chosen.summary.zh && <Paragraph size="lg">{w.say(chosen.summary)}</Paragraph>}
      <Heading level={2}>{w.t('portal.item.which-area')}</Heading>
      <Paragraph>
        {regionName
          ? w.t('portal.item.area-now', { region: w.say(regionName) })
          : w.t('portal.item.area-not-chosen')}
      </Paragraph>
      <LinkButton href={`/region?next=${encodeURIComponent(`/items/${chosen.id}`)}`} icon="map-pin">
        {w.t('portal.item.choose-area')}
      </LinkButton>
      <Heading level={2}>{w.t('portal.item.organs')}</Heading>
      <List plain>
        {places?.items.map((line) => (
          <li key={line.code}>
            <Link href={`/items/${encodeURIComponent(line.code)}`}>{w.say(line.organName)}</Link>
          </li>
        ))}
      </List>
      <Pagination
        nextHref={places?.next ? here(chosen.id, places.next) : undefined}
        firstHref={url.includes('after=') ? here(chosen.id) : undefined}
      />
    </Stack>
  )
}
