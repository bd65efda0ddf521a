import type { ApiRoute } from '../../../platform/http/api.ts'
import { groupOf, problemsOf } from '../../../platform/http/describe-api.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Details, Heading, Hidden, Link, List, Paragraph, Stack } from '../../ui/index.ts'
import { RouteView } from './route.view.tsx'

interface ReferenceProps {
  readonly routes: readonly ApiRoute[]
  readonly codes: readonly string[]
  readonly origin: string
}

const Session = ({ origin }: Pick<ReferenceProps, 'origin'>) => {
  const { t } = useWords()
  return (
    <Stack>
      <Heading level={2}>{t('api.how')}</Heading>
      <List>
        <li>{t('api.how.public')}</li>
        <li>{t('api.how.session')}</li>
        <li>{t('api.how.key')}</li>
        <li>{t('api.how.list')}</li>
        <li>{t('api.how.problem')}</li>
      </List>
      <p>
        <code>{`curl -H "cookie: tb-session=$cookie" '${origin}/api/v1/session'`}</code>
      </p>
    </Stack>
  )
}

const Problems = ({ codes }: Pick<ReferenceProps, 'codes'>) => {
  const { t } = useWords()
  return (
    <Stack>
      <Heading level={2} id="problems">
        {t('api.problems')}
      </Heading>
      <Paragraph>{t('api.problems.about')}</Paragraph>
      <List plain>
        {codes.map((code) => (
          <li id={code} key={code}>
            <code>{code}</code>
            <Hidden>: </Hidden> <span>{t(`problem.${code}`)}</span>
          </li>
        ))}
      </List>
    </Stack>
  )
}

/** How to call, what can be called, what can go wrong. */
export const ReferenceView = ({ routes, codes, origin }: ReferenceProps) => {
  const { t } = useWords()
  const groups = Map.groupBy(routes, groupOf)
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{t('api.title')}</Heading>
        <Paragraph size="lg">{t('api.about')}</Paragraph>
        <Paragraph>
          <Link href="/api/v1/openapi.json">{t('api.openapi')}</Link>
        </Paragraph>
      </Stack>
      <Session origin={origin} />
      <Stack gap="fields">
        <Heading level={2}>{t('api.routes')}</Heading>
        {[...groups].map(([group, own]) => (
          <Stack key={group}>
            <Heading level={3} id={`group-${group}`}>
              {t(`api.group.${group}`)}
            </Heading>
            <Stack gap="tight">
              {own.map((route) => (
                <Details key={`${route.method} ${route.path}`} summary={<Summary route={route} />}>
                  <RouteView route={route} problems={problemsOf(route)} origin={origin} />
                </Details>
              ))}
            </Stack>
          </Stack>
        ))}
      </Stack>
      <Problems codes={codes} />
    </Stack>
  )
}

const Summary = ({ route }: { route: ApiRoute }) => {
  const { say } = useWords()
  return (
    <>
      <code>
        {route.method} {route.path.replace(/:(\w+)/g, '{$1}')}
      </code>{' '}
      {say(route.summary)}
    </>
  )
}
