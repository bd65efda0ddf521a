import { useWords } from '../../../platform/i18n/words.ts'
import { Empty } from '../components/empty.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { Cluster, Link, List, Paragraph, Stack } from '../components/text.tsx'
import type { ItemChoice as Choice } from './chosen-items.ts'

interface Props {
  choice: Choice
  /** Path of the page, and what else its address keeps. */
  path: string
  keep: Readonly<Record<string, string | undefined>>
  /** Said while nothing is chosen. */
  none: string
}

const address = (path: string, keep: Props['keep'], items: readonly string[]): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...keep, items: items.join(',') }))
    if (value) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Chooses services by searching for them, each a link: nothing has to be ticked in a long list, no script is needed. */
export const ItemChoice = ({ choice: { q, chosen, found }, path, keep, none }: Props) => {
  const words = useWords()
  const codes = chosen.map((item) => item.code)
  return (
    <Stack>
      {chosen.length === 0 && <Paragraph>{none}</Paragraph>}
      {chosen.length > 0 && (
        <List>
          {chosen.map((item) => (
            <li key={item.code}>
              <Cluster>
                <span>{words.say(item.name)}</span>
                <Link
                  href={address(
                    path,
                    keep,
                    codes.filter((code) => code !== item.code),
                  )}
                  hidden={words.say(item.name)}
                >
                  {words.t('ui.items.remove')}
                </Link>
              </Cluster>
            </li>
          ))}
        </List>
      )}
      <SearchBox
        action={path}
        label={words.t('ui.items.search')}
        hint={words.t('ui.items.hint')}
        value={q}
        keep={{ ...keep, items: codes.length > 0 ? codes.join(',') : undefined }}
      />
      {q !== '' && found.length === 0 && <Empty title={words.t('ui.items.nothing', { q })} />}
      {found.length > 0 && (
        <List>
          {found.map((item) => (
            <li key={item.code}>
              <Cluster>
                <span>{words.say(item.name)}</span>
                <Link href={address(path, keep, [...codes, item.code])} hidden={words.say(item.name)}>
                  {words.t('ui.items.add')}
                </Link>
              </Cluster>
            </li>
          ))}
        </List>
      )}
    </Stack>
  )
}
