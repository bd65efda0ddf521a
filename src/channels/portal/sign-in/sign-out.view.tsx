import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Form, Heading, LinkButton, Paragraph, Stack } from '../../ui/index.ts'

export const SignOut = ({ signedIn }: { signedIn: boolean }) => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('portal.sign-out.title')}</Heading>
      <Paragraph>{words.t(signedIn ? 'portal.sign-out.lead' : 'portal.sign-out.done')}</Paragraph>
      {signedIn ? (
        <Form>
          <div>
            <Button>{words.t('portal.sign-out.confirm')}</Button>
          </div>
        </Form>
      ) : (
        <div>
          <LinkButton href="/sign-in">{words.t('portal.sign-in.title')}</LinkButton>
        </div>
      )}
    </Stack>
  )
}
