import type { Problem } from '../../kernel/problem.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { hasMessage } from '../../platform/i18n/messages.ts'
import { LinkButton } from './components/button.tsx'
import { SearchBox } from './components/search-box.tsx'
import { Cluster, Heading, Paragraph, Stack } from './components/text.tsx'

const known = [403, 404, 409, 413, 429, 503] as const
type Known = (typeof known)[number] | 'other'

const kindOf = (status: number): Known => known.find((one) => one === status) ?? 'other'

/** The page of an error: what happened, what to do, that nothing is lost. */
export const renderProblem = (problem: Problem, { words, url, actor }: PageContext): View => {
  const kind = kindOf(problem.status)
  const title = words.t(`ui.problem.${kind}.title`)
  const own = `problem.${problem.code}`
  const desk = actor.kind === 'official' && url.startsWith('/desk')
  return {
    title,
    status: problem.status,
    body: (
      <Stack gap="fields">
        <Heading level={1}>{title}</Heading>
        {hasMessage(own) && kind !== 404 && kind !== 503 && (
          <Paragraph>{words.t(own, problem.values)}</Paragraph>
        )}
        <Paragraph>{words.t(`ui.problem.${kind}.do`)}</Paragraph>
        {kind === 404 && !desk && <SearchBox label={words.t('ui.search-label')} />}
        <Cluster>
          <LinkButton href={desk ? '/desk/cases' : '/'} variant="secondary" icon="home">
            {words.t(desk ? 'ui.desk.back' : 'ui.back-home')}
          </LinkButton>
        </Cluster>
      </Stack>
    ),
  }
}
