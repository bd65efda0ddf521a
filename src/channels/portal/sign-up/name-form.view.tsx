import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Form, Paragraph, Stack, TextField } from '../../ui/index.ts'

/** Name and ID number, as on the card. */
export const NameForm = () => {
  const w = useWords()
  return (
    <Stack>
      <Form>
        <TextField
          name="name"
          autoComplete="name"
          width={20}
          lang="zh-CN"
          label={w.t('portal.sign-up.name')}
          hint={w.t('portal.sign-up.name-hint')}
        />
        <TextField
          name="idNumber"
          autoComplete="off"
          inputMode="text"
          width={20}
          label={w.t('portal.sign-up.id-number')}
          hint={w.t('portal.sign-up.id-number-hint')}
        />
        <div>
          <Button>{w.t('portal.sign-up.check')}</Button>
        </div>
      </Form>
      <Paragraph size="sm" quiet>
        {w.t('portal.sign-up.name-why')}
      </Paragraph>
    </Stack>
  )
}
