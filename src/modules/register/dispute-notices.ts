import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

/** Tells the party what the organ answered, in both languages; the organ's own words as they are. */
export const noticeOfAnswer = (outcome: 'corrected' | 'kept', says: string) => ({
  title: { zh: zh['register.answer.title'], en: en['register.answer.title'] },
  body: {
    zh: zh[`register.answer.${outcome}`].replace('{says}', () => says),
    en: en[`register.answer.${outcome}`].replace('{says}', () => says),
  },
})
