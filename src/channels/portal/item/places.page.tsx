import { Type } from 'typebox'
import type { Text } from '../../../kernel/text.ts'
import { getItem, type Item } from '../../../modules/catalogue/index.ts'
import { getOrgan } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, portalPage, Stack, SummaryList } from '../../ui/index.ts'

interface Place {
  readonly name: Text
  readonly address: Text | undefined
  readonly hours: Text | undefined
  readonly phone: string | undefined
  readonly way: Text | undefined
}

const placesOf = (
  item: Item,
  organ: { readonly address: Text; readonly phone: string } | undefined,
): Place[] =>
  item.counters.length > 0
    ? item.counters.map((counter) => ({ hours: undefined, phone: undefined, way: undefined, ...counter }))
    : [
        {
          name: item.organName,
          address: organ?.address,
          hours: undefined,
          phone: organ?.phone ?? item.contact,
          way: undefined,
        },
      ]

const PlacesView = ({ item, places }: { item: Item; places: readonly Place[] }) => {
  const w = useWords()
  return (
    <Stack gap="fields">
      <BackLink href={`/items/${encodeURIComponent(item.code)}`}>{w.say(item.name)}</BackLink>
      <Heading level={1}>{w.t('portal.item.where')}</Heading>
      {places.map((place) => (
        <Stack key={place.name.zh}>
          <Heading level={2}>{w.say(place.name)}</Heading>
          <SummaryList
            rows={[
              {
                label: w.t('portal.item.address'),
                value: place.address ? w.say(place.address) : w.t('portal.item.ask-12345'),
              },
              {
                label: w.t('portal.item.hours'),
                value: place.hours ? w.say(place.hours) : w.t('portal.item.usual-hours'),
              },
              ...(place.phone
                ? [
                    {
                      label: w.t('portal.item.phone'),
                      value: (
                        <a class="ds-link" href={`tel:${place.phone}`}>
                          {place.phone}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(place.way ? [{ label: w.t('portal.item.route'), value: w.say(place.way) }] : []),
            ]}
          />
        </Stack>
      ))}
    </Stack>
  )
}

/** Where one can go with it: counters of the guide, else the organ itself. */
export const itemPlacesPage = portalPage({
  path: '/items/:item/places',
  for: 'anyone',
  does: [getItem, getOrgan],
  params: Type.Object({ item: Type.String({ maxLength: 80 }) }),
  get: async ({ ask, params, words }) => {
    const item = await ask(getItem, { code: params.item })
    const organ = item.organId ? await ask(getOrgan, { organId: item.organId }) : undefined
    return {
      title: words.t('portal.item.where'),
      section: words.say(item.name),
      body: <PlacesView item={item} places={placesOf(item, organ)} />,
    }
  },
})
