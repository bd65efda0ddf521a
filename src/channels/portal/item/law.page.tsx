import { Type } from 'typebox'
import { getItem, type Item } from '../../../modules/catalogue/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, Paragraph, portalPage, Stack } from '../../ui/index.ts'

const LawView = ({ item }: { item: Item }) => {
  const w = useWords()
  return (
    <Stack gap="fields">
      <BackLink href={`/items/${encodeURIComponent(item.code)}`}>{w.say(item.name)}</BackLink>
      <Heading level={1}>{w.t('portal.item.laws')}</Heading>
      {item.laws.length === 0 && <Paragraph>{w.t('portal.item.no-laws')}</Paragraph>}
      {item.laws.map((law) => (
        <Stack gap="tight" key={law.name.zh + (law.clause ?? '')}>
          <Heading level={2}>
            {w.say(law.name)} {law.clause}
          </Heading>
          {law.number && (
            <Paragraph size="sm" quiet>
              {law.number}
            </Paragraph>
          )}
          {law.content && <Paragraph>{w.say(law.content)}</Paragraph>}
        </Stack>
      ))}
    </Stack>
  )
}

/** The clauses an item rests on. */
export const itemLawPage = portalPage({
  path: '/items/:item/law',
  for: 'anyone',
  does: [getItem],
  params: Type.Object({ item: Type.String({ maxLength: 80 }) }),
  get: async ({ ask, params, words }) => {
    const item = await ask(getItem, { code: params.item })
    return {
      title: words.t('portal.item.laws'),
      section: words.say(item.name),
      body: <LawView item={item} />,
    }
  },
})
