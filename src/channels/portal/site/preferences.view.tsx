import { Button, Form, Heading, RadiosField, Stack, usePage } from '../../ui/index.ts'

export const PreferencesView = ({ next }: { next: string }) => {
  const { words, preferences } = usePage()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('site.preferences.title')}</Heading>
      <Form action="/preferences">
        <input type="hidden" name="next" value={next} />
        <RadiosField
          name="size"
          label={words.t('site.preferences.size')}
          value={preferences.size}
          choices={[
            {
              value: 'lg',
              label: words.t('site.preferences.size.lg'),
              hint: words.t('site.preferences.size.lg.hint'),
            },
            { value: 'md', label: words.t('site.preferences.size.md') },
          ]}
        />
        <RadiosField
          name="language"
          label={words.t('site.preferences.language')}
          value={preferences.language}
          choices={[
            { value: 'zh', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
        <RadiosField
          name="contrast"
          label={words.t('site.preferences.contrast')}
          value={preferences.contrast}
          choices={[
            { value: 'normal', label: words.t('site.preferences.contrast.normal') },
            { value: 'high', label: words.t('site.preferences.contrast.high') },
          ]}
        />
        <Button>{words.t('site.preferences.save')}</Button>
      </Form>
    </Stack>
  )
}
