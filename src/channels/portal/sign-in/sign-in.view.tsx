import type { SamplePerson } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Card, Form, Grid, Heading, Link, LinkCard, Paragraph, Stack } from '../../ui/index.ts'
import { PhoneForm } from './code.view.tsx'
import { withNext } from './with-next.ts'

const audiences = ['resident', 'enterprise', 'official'] as const

const Person = ({ person }: { person: SamplePerson }) => {
  const words = useWords()
  return (
    <Card>
      <Heading level={3} size="2xs">
        <span lang="zh-CN">{person.name}</span>
      </Heading>
      <Paragraph size="sm">{words.say(person.about)}</Paragraph>
      <div>
        <Button variant="secondary" name="personId" value={person.personId}>
          {words.t('portal.sign-in.as', { name: person.name })}
        </Button>
      </div>
    </Card>
  )
}

/** The sample persons, grouped by whose affairs they come with. */
const SamplePersons = ({ persons }: { persons: readonly SamplePerson[] }) => {
  const words = useWords()
  return (
    <Form>
      <Stack gap="sections">
        {audiences.map((audience) => (
          <Stack key={audience}>
            <Heading level={2}>{words.t(`portal.sign-in.${audience}`)}</Heading>
            <Grid>
              {persons
                .filter((person) => person.audience === audience)
                .map((person) => (
                  <Person key={person.personId} person={person} />
                ))}
            </Grid>
          </Stack>
        ))}
      </Stack>
    </Form>
  )
}

const ways = [
  ['/sign-in/code', 'by-code', 'device-mobile'],
  ['/sign-in/password', 'by-password', 'lock'],
  ['/sign-in/passkey', 'by-passkey', 'fingerprint'],
  ['/sign-in/scan', 'by-scan', 'qrcode'],
] as const

/** How one proves who one is. */
const Ways = ({ next, without }: { next: string | undefined; without?: string }) => {
  const words = useWords()
  return (
    <Grid>
      {ways
        .filter(([path]) => path !== without)
        .map(([path, key, icon]) => (
          <LinkCard
            key={path}
            href={withNext(path, next)}
            title={words.t(`portal.sign-in.${key}`)}
            icon={icon}
          >
            <Paragraph size="sm">{words.t(`portal.sign-in.${key}-about`)}</Paragraph>
          </LinkCard>
        ))}
    </Grid>
  )
}

interface Shown {
  persons: readonly SamplePerson[]
  next: string | undefined
}

export const SignIn = ({ persons, next }: Shown) => {
  const words = useWords()
  const isSample = persons.length > 0
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.sign-in.title')}</Heading>
        <Paragraph>{words.t(isSample ? 'portal.sign-in.lead' : 'portal.sign-in.lead-real')}</Paragraph>
        {isSample && (
          <Paragraph>
            <Link href="#ways">{words.t('portal.sign-in.real-ways')}</Link>
          </Paragraph>
        )}
      </Stack>
      {isSample ? (
        <SamplePersons persons={persons} />
      ) : (
        <PhoneForm action={withNext('/sign-in/code', next)} />
      )}
      <Stack>
        <Heading level={2} id="ways">
          {words.t(isSample ? 'portal.sign-in.real-ways' : 'portal.sign-in.other-ways')}
        </Heading>
        {isSample && <Paragraph>{words.t('portal.sign-in.real-ways-lead')}</Paragraph>}
        <Ways next={next} {...(isSample ? {} : { without: '/sign-in/code' })} />
      </Stack>
      <Paragraph>
        {words.t('portal.sign-in.new-here')}{' '}
        <Link href={withNext('/sign-up', next)}>{words.t('portal.sign-up.title')}</Link>
        {' · '}
        <Link href={withNext('/sign-in/recover', next)}>{words.t('portal.recover.title')}</Link>
      </Paragraph>
    </Stack>
  )
}
