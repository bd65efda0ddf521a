import { useWords, type Words } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, Link, List, Paragraph, Stack, SummaryList } from '../../ui/index.ts'
import { purposes, rights } from './purposes.ts'

/** `§13(3) §34` as each language writes articles of a law. */
const inWords = ({ t }: Words, articles: string): string =>
  articles.replaceAll(/§([\d–]+)(?:\((\d+)\))?/g, (_all, n: string, item?: string) =>
    item ? t('portal.data.article-item', { n, item }) : t('portal.data.article', { n }),
  )

const parts = ['what', 'why', 'who', 'kept'] as const

export const Purposes = () => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/data">{words.t('portal.data.title')}</BackLink>
      <Stack>
        <Heading level={1}>{words.t('portal.data.purposes')}</Heading>
        <Paragraph>{words.t('portal.data.purposes-lead')}</Paragraph>
      </Stack>
      {purposes.map(({ key, articles }) => (
        <Stack key={key}>
          <Heading level={2}>{words.t(`portal.data.purpose.${key}`)}</Heading>
          <SummaryList
            rows={[
              ...parts.map((part) => ({
                label: words.t(`portal.data.purpose-part.${part}`),
                value: words.t(`portal.data.purpose.${key}.${part}`),
              })),
              {
                label: words.t('portal.data.purpose-part.law'),
                value: words.t('portal.data.law', { articles: inWords(words, articles) }),
              },
            ]}
          />
        </Stack>
      ))}
      <Stack>
        <Heading level={2}>{words.t('portal.data.rights')}</Heading>
        <List>
          {rights.map(({ key, article, href }) => (
            <li key={key}>
              <Link href={href}>{words.t(`portal.data.right.${key}`)}</Link> {inWords(words, article)}
            </li>
          ))}
        </List>
      </Stack>
    </Stack>
  )
}
