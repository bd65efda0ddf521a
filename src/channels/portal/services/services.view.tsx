import type { Text } from '../../../kernel/text.ts'
import type { ItemLine } from '../../../modules/catalogue/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Breadcrumbs,
  Empty,
  Grid,
  Heading,
  Link,
  LinkCard,
  List,
  Pagination,
  Paragraph,
  SearchBox,
  Stack,
} from '../../ui/index.ts'
import { ItemCards } from '../search/item-line.tsx'

export interface Named {
  readonly slug: string
  readonly name: Text
}

interface AudienceShown {
  readonly audience: 'people' | 'business'
  readonly themes: readonly Named[]
  readonly departments: readonly Named[]
  readonly instant: readonly ItemLine[]
}

/** Services by whom they are for: what is done at once, themes, departments. */
export const AudienceView = ({ audience, themes, departments, instant }: AudienceShown) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t(`portal.services.for-${audience}`)}</Heading>
        <SearchBox
          label={w.t('portal.search.label')}
          keep={{ for: audience === 'people' ? 'person' : 'enterprise' }}
        />
      </Stack>
      {instant.length > 0 && (
        <Stack>
          <Heading level={2}>{w.t('portal.services.at-once')}</Heading>
          <List plain>
            {instant.map((item) => (
              <li key={item.code}>
                <Link href={`/items/${encodeURIComponent(item.code)}`}>{w.say(item.name)}</Link>
              </li>
            ))}
          </List>
        </Stack>
      )}
      <Stack>
        <Heading level={2}>{w.t('portal.services.themes')}</Heading>
        <Grid min="sm">
          {themes.map(({ slug, name }) => (
            <LinkCard key={slug} href={`/services/themes/${slug}`} title={w.say(name)} />
          ))}
        </Grid>
      </Stack>
      <Stack>
        <Heading level={2}>{w.t('portal.services.departments')}</Heading>
        <List plain>
          {departments.map(({ slug, name }) => (
            <li key={slug}>
              <Link href={`/services/departments/${slug}`}>{w.say(name)}</Link>
            </li>
          ))}
        </List>
      </Stack>
    </Stack>
  )
}

interface ItemsShown {
  readonly title: string
  readonly crumb: { readonly label: string; readonly href: string }
  readonly items: readonly ItemLine[]
  readonly nextHref: string | undefined
  readonly firstHref: string | undefined
  readonly regionKnown: boolean
}

/** The items of one department or theme. */
export const ItemsView = ({ title, crumb, items, nextHref, firstHref, regionKnown }: ItemsShown) => {
  const w = useWords()
  return (
    <Stack gap="fields">
      <Breadcrumbs crumbs={[crumb, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      {!regionKnown && (
        <Paragraph>
          <Link href="/region">{w.t('portal.search.choose-area')}</Link>
        </Paragraph>
      )}
      {items.length > 0 ? (
        <>
          <Heading level={2}>{w.t('portal.search.services')}</Heading>
          <ItemCards items={items} />
        </>
      ) : (
        <Empty title={w.t('portal.services.none')}>
          <Paragraph>
            <Link href="/search">{w.t('portal.search.all')}</Link>
          </Paragraph>
        </Empty>
      )}
      <Pagination nextHref={nextHref} firstHref={firstHref} />
    </Stack>
  )
}
