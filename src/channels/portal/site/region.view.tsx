import type { Division } from '../../../modules/division/index.ts'
import {
  Breadcrumbs,
  Button,
  Empty,
  Form,
  Grid,
  Heading,
  Link,
  List,
  Paragraph,
  SearchBox,
  Stack,
  usePage,
} from '../../ui/index.ts'

interface RegionProps {
  /** The way down to the division looked at. */
  lineage: readonly Division[]
  below: readonly Division[]
  text: string
  /** Each place found, as its lineage; undefined when nothing was searched. */
  found: readonly (readonly Division[])[] | undefined
  next: string
}

const hrefOf = (code: string, next: string): string => `/region?code=${code}&next=${encodeURIComponent(next)}`

const Found = ({
  found,
  text,
  next,
}: {
  found: NonNullable<RegionProps['found']>
  text: string
  next: string
}) => {
  const { words } = usePage()
  if (found.length === 0) return <Empty title={words.t('site.region.none', { text })} />
  return (
    <List plain>
      {found.map((lineage) => (
        <li key={lineage.at(-1)?.code}>
          <Link href={hrefOf(lineage.at(-1)?.code ?? '', next)}>
            {lineage.map((division) => words.say(division.name)).join(' · ')}
          </Link>
        </li>
      ))}
    </List>
  )
}

const Below = ({ below, next }: { below: readonly Division[]; next: string }) => {
  const { words } = usePage()
  if (below.length === 0) return null
  return (
    <Stack>
      <Heading level={2}>{words.t('site.region.below')}</Heading>
      <Grid min="sm">
        {below.map((division) => (
          <Link key={division.code} href={hrefOf(division.code, next)}>
            {words.say(division.name)}
          </Link>
        ))}
      </Grid>
    </Stack>
  )
}

export const RegionView = ({ lineage, below, text, found, next }: RegionProps) => {
  const { words } = usePage()
  const here = lineage.at(-1)
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('site.region.title')}</Heading>
      <Paragraph>{words.t('site.region.lead')}</Paragraph>
      <SearchBox
        action="/region"
        label={words.t('site.region.search')}
        hint={words.t('site.region.search.hint')}
        value={text}
        keep={{ next }}
      />
      {found !== undefined && <Found found={found} text={text} next={next} />}
      {here !== undefined && found === undefined && (
        <Stack>
          {lineage.length > 1 && (
            <Breadcrumbs
              crumbs={lineage.map((division, index) => ({
                label: words.say(division.name),
                ...(index < lineage.length - 1 ? { href: hrefOf(division.code, next) } : {}),
              }))}
            />
          )}
          <Form action="/preferences">
            <input type="hidden" name="region" value={here.code} />
            <input type="hidden" name="next" value={next} />
            <Button icon="map-pin">{words.t('site.region.choose', { name: words.say(here.name) })}</Button>
          </Form>
        </Stack>
      )}
      {found === undefined && <Below below={below} next={next} />}
    </Stack>
  )
}
