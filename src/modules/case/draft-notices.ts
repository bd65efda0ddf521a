import type { CivilDate } from '../../kernel/civil-date.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

/** Tells whose draft it is that it will be removed on `day`, in both languages. */
export const noticeOfDraft = (day: CivilDate) => {
  const both = (part: 'title' | 'body') => ({
    zh: zh[`case.draft-ages.${part}`].replace('{day}', day),
    en: en[`case.draft-ages.${part}`].replace('{day}', day),
  })
  return { title: both('title'), body: both('body') }
}
