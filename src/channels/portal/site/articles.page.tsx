import { portalPage } from '../../ui/index.ts'
import { articles } from './articles.ts'
import { ArticleView, HelpView, SiteMapView } from './articles.view.tsx'

/** `/about`, `/accessibility`, `/privacy`: who runs this, how it serves everyone, what it keeps. */
export const articlePages = articles.map((article) =>
  portalPage({
    path: article.path,
    for: 'anyone',
    does: 'static',
    get: ({ words }) => ({
      title: words.t(`site.${article.key}.title`),
      body: <ArticleView article={article} />,
    }),
  }),
)

/** `/help`: the questions people ask, and how to reach a person. */
export const helpPage = portalPage({
  path: '/help',
  for: 'anyone',
  does: 'static',
  get: ({ words }) => ({ title: words.t('site.help.title'), body: <HelpView /> }),
})

export const siteMapPage = portalPage({
  path: '/site-map',
  for: 'anyone',
  does: 'static',
  get: ({ words }) => ({ title: words.t('ui.footer.site-map'), body: <SiteMapView /> }),
})
