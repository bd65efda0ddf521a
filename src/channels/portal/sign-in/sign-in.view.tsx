import type { SamplePerson } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Card, Empty, Form, Grid, Heading, Paragraph, Stack } from '../../ui/index.ts'

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
export const SignIn = ({ persons }: { persons: readonly SamplePerson[] }) => {
  const words = useWords()
  if (persons.length === 0) {
    return (
      <Stack gap="sections">
        <Heading level={1}>{words.t('portal.sign-in.title')}</Heading>
        <Empty title={words.t('portal.sign-in.none')}>
          <Paragraph>{words.t('portal.sign-in.none-next')}</Paragraph>
        </Empty>
      </Stack>
    )
  }
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.sign-in.title')}</Heading>
        <Paragraph>{words.t('portal.sign-in.lead')}</Paragraph>
      </Stack>
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
    </Stack>
  )
}
