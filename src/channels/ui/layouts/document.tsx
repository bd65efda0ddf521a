import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PageContext, View } from '../../../platform/http/page.ts'
import { WordsContext } from '../../../platform/i18n/words.ts'
import { markHref, stylesHref } from '../assets.ts'
import { CurrentPage } from '../page-context.ts'

/** `<thing> – <section> – 通办`; says first when something has to be mended. */
export const titleOf = (view: View, { words, typed }: PageContext): string => {
  const parts = [view.title, view.section, words.t('ui.product')].filter((part) => part !== undefined)
  const title = [...new Set(parts)].join(' – ')
  return typed === undefined ? title : `${words.t('ui.error-title')}${title}`
}

/** The whole HTML document of a view, for any layout. `size` is that of its channel. */
export const documentOf = (
  view: View,
  context: PageContext,
  size: 'sm' | 'md' | 'lg',
  children: ComponentChildren,
): string => {
  const { words, preferences } = context
  const html = renderToString(
    <html
      lang={words.language === 'zh' ? 'zh-CN' : 'en'}
      data-size={size}
      data-color-scheme="auto"
      data-contrast={preferences.contrast === 'high' ? 'high' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{titleOf(view, context)}</title>
        <meta name="format-detection" content="telephone=no" />
        <link rel="stylesheet" href={stylesHref()} />
        <link rel="icon" href={markHref} type="image/svg+xml" />
      </head>
      <WordsContext.Provider value={words}>
        <CurrentPage.Provider value={context}>{children}</CurrentPage.Provider>
      </WordsContext.Provider>
    </html>,
  )
  return `<!doctype html>${html}`
}
