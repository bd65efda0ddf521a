import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Details,
  Grid,
  Heading,
  Link,
  LinkButton,
  List,
  Paragraph,
  SearchBox,
  Stack,
} from '../../ui/index.ts'
import { type Article, questions, siteMap } from './articles.ts'

export const ArticleView = ({ article }: { article: Article }) => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t(`site.${article.key}.title`)}</Heading>
      <Paragraph size="lg">{words.t(`site.${article.key}.lead`)}</Paragraph>
      {article.sections.map((section) => (
        <Stack gap="tight" key={section}>
          <Heading level={2}>{words.t(`site.${article.key}.${section}.title`)}</Heading>
          <Paragraph>{words.t(`site.${article.key}.${section}.text`)}</Paragraph>
        </Stack>
      ))}
    </Stack>
  )
}

export const HelpView = () => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('site.help.title')}</Heading>
      <SearchBox label={words.t('ui.search-label')} />
      <div>
        {questions.map((key) => (
          <Details key={key} summary={words.t(`site.help.${key}.q`)}>
            <Paragraph>{words.t(`site.help.${key}.a`)}</Paragraph>
          </Details>
        ))}
      </div>
      <Alert title={words.t('site.help.person')}>
        <Paragraph>{words.t('site.help.person.text')}</Paragraph>
        <LinkButton href="tel:12345" variant="secondary" icon="phone">
          {words.t('ui.footer.call')}
        </LinkButton>
      </Alert>
    </Stack>
  )
}

export const SiteMapView = () => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('ui.footer.site-map')}</Heading>
      <Grid>
        {siteMap.map((group) => (
          <Stack key={group.key}>
            <Heading level={2}>{words.t(`site.map.${group.key}`)}</Heading>
            <List>
              {group.links.map(([href, key]) => (
                <li key={href}>
                  <Link href={href}>{words.t(key)}</Link>
                </li>
              ))}
            </List>
          </Stack>
        ))}
      </Grid>
    </Stack>
  )
}
