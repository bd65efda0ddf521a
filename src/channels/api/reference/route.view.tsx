import type { ProblemStatus } from '../../../kernel/problem.ts'
import type { ApiRoute } from '../../../platform/http/api.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { List, Paragraph, Stack } from '../../ui/index.ts'
import { curlFor } from './curl.ts'
import { type FieldLine, fieldsOf, type Shape, typeOf } from './schema-words.ts'

const Field = ({ field }: { field: FieldLine }) => {
  const { t } = useWords()
  const more = [
    t(`api.in.${field.place}`),
    field.type,
    field.limits,
    field.required ? t('api.required') : t('api.optional'),
    field.about,
  ]
  return (
    <li>
      <code>{field.name}</code> {more.filter(Boolean).join(' · ')}
    </li>
  )
}

/** One line of the API: what goes in, what comes back, how it can fail, and how to try it. */
export const RouteView = ({
  route,
  problems,
  origin,
}: {
  route: ApiRoute
  problems: readonly ProblemStatus[]
  origin: string
}) => {
  const { t } = useWords()
  const fields = [
    ...fieldsOf(route.params as Shape | undefined, 'path'),
    ...fieldsOf(route.query as Shape | undefined, 'query'),
    ...fieldsOf(route.body as Shape | undefined, 'body'),
  ]
  const answer = Object.entries((route.answer as Shape).properties ?? {})
  return (
    <Stack>
      <Paragraph>{t(`api.access.${route.access}`)}</Paragraph>
      {fields.length > 0 && (
        <List>
          {fields.map((field) => (
            <Field key={`${field.place}-${field.name}`} field={field} />
          ))}
        </List>
      )}
      <Paragraph>
        {t('api.answers', { status: route.status ?? 200 })}{' '}
        {answer.map(([name, shape]) => (
          <span key={name}>
            <code>{name}</code> {typeOf(shape)}{' '}
          </span>
        ))}
      </Paragraph>
      <Paragraph>{t('api.fails', { statuses: problems.join(', ') })}</Paragraph>
      <p>
        <code>{curlFor(route, origin)}</code>
      </p>
    </Stack>
  )
}
