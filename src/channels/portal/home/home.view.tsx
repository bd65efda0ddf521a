import type { CaseLine } from '../../../modules/case/index.ts'
import type { ItemLine } from '../../../modules/catalogue/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Cluster,
  Grid,
  Heading,
  Hero,
  type IconName,
  Link,
  LinkButton,
  LinkCard,
  List,
  Paragraph,
  SearchBox,
  Stack,
  usePage,
} from '../../ui/index.ts'
import { ApplicationCard, DraftCard, type DraftLine } from '../my/lines.tsx'

/** Life events, and the everyday words their services are found by. */
const lifeEvents: readonly { key: string; icon: IconName }[] = [
  { key: 'birth', icon: 'baby-carriage' },
  { key: 'school', icon: 'school' },
  { key: 'work', icon: 'briefcase' },
  { key: 'business', icon: 'building-store' },
  { key: 'housing', icon: 'key' },
  { key: 'retirement', icon: 'sunset-2' },
]

const LifeEvents = () => {
  const words = useWords()
  return (
    <Stack>
      <Heading level={2} id="life-events">
        {words.t('home.life.title')}
      </Heading>
      <Grid min="sm">
        {lifeEvents.map(({ key, icon }) => (
          <LinkCard
            key={key}
            href={`/search?q=${encodeURIComponent(words.t(`home.life.${key}.q`))}`}
            title={words.t(`home.life.${key}`)}
            icon={icon}
          />
        ))}
      </Grid>
    </Stack>
  )
}

const Items = ({ items, regionChosen }: { items: readonly ItemLine[]; regionChosen: boolean }) => {
  const words = useWords()
  return (
    <List plain>
      {items.map((item) => (
        <li key={item.code}>
          <Link href={`/items/${regionChosen ? item.code : item.basicCode}`}>{words.say(item.name)}</Link>
          {regionChosen && <span class="tb-quiet tb-small"> {words.say(item.organName)}</span>}
        </li>
      ))}
    </List>
  )
}

/** Large mode: four ways on, everything else one link further. */
const ElderTiles = () => {
  const words = useWords()
  return (
    <Grid>
      <LinkCard level={2} href="/my/documents" title={words.t('home.elder.documents')} icon="certificate" />
      <LinkCard
        level={2}
        href="/services/for-people"
        title={words.t('home.elder.common')}
        icon="list-check"
      />
      <LinkCard level={2} href="/my/applications" title={words.t('home.elder.progress')} icon="clock" />
      <LinkCard level={2} href="/help" title={words.t('home.elder.help')} icon="users" />
      <Link href="/site-map">{words.t('home.elder.more')}</Link>
    </Grid>
  )
}

interface Mine {
  toDo: readonly CaseLine[]
  drafts: readonly DraftLine[]
}

/** What waits for this person, first; else the way to their own space. */
const ToDo = ({ mine }: { mine: Mine }) => {
  const words = useWords()
  const count = mine.toDo.length + mine.drafts.length
  if (count === 0)
    return <LinkCard level={2} tone="tinted" href="/my" title={words.t('home.mine')} icon="user" />
  return (
    <Stack>
      <Heading level={2}>{words.t('home.to-do', { n: count })}</Heading>
      {mine.toDo.map((line) => (
        <ApplicationCard key={line.number} line={line} />
      ))}
      {mine.drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} />
      ))}
    </Stack>
  )
}

const Mine = ({ mine }: { mine: Mine | undefined }) => {
  const { words, actor } = usePage()
  if (mine !== undefined) return <ToDo mine={mine} />
  if (actor.kind === 'official')
    return (
      <LinkCard level={2} tone="tinted" href="/desk/cases" title={words.t('home.desk')} icon="list-check" />
    )
  return (
    <Paragraph>
      <Link href="/sign-in?next=/my">{words.t('home.sign-in')}</Link>
    </Paragraph>
  )
}

interface HomeProps {
  mine: Mine | undefined
  instant: readonly ItemLine[]
  online: readonly ItemLine[]
  regionChosen: boolean
}

export const HomeView = ({ mine, instant, online, regionChosen }: HomeProps) => {
  const { words, preferences } = usePage()
  const elder = preferences.size === 'lg'
  return (
    <>
      <Hero title={words.t('home.question')}>
        <SearchBox label={words.t('ui.search-label')} hint={words.t('home.hint')} />
      </Hero>
      <Stack gap="sections">
        {elder && <ElderTiles />}
        <Mine mine={mine} />
        {!regionChosen && (
          <Alert color="info">
            <Link href="/region?next=/">{words.t('home.region')}</Link>
          </Alert>
        )}
        {!elder && <LifeEvents />}
        {!elder && instant.length + online.length > 0 && (
          <Grid min="lg">
            {instant.length > 0 && (
              <Stack>
                <Heading level={2}>{words.t('home.instant')}</Heading>
                <Items items={instant} regionChosen={regionChosen} />
              </Stack>
            )}
            {online.length > 0 && (
              <Stack>
                <Heading level={2}>{words.t('home.online')}</Heading>
                <Items items={online} regionChosen={regionChosen} />
              </Stack>
            )}
          </Grid>
        )}
        <Stack>
          <Heading level={2}>{words.t('home.documents')}</Heading>
          <Cluster>
            <LinkButton href="/verify" variant="secondary" icon="shield-check">
              {words.t('home.verify')}
            </LinkButton>
            <LinkButton href="/my/documents" variant="secondary" icon="wallet">
              {words.t('home.wallet')}
            </LinkButton>
          </Cluster>
        </Stack>
      </Stack>
    </>
  )
}
