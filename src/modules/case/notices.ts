import type { CivilDate } from '../../kernel/civil-date.ts'
import { fillHoles, type Language, say, type Text } from '../../kernel/text.ts'
import type { Case, CaseOrgan, NoticeKind } from './case.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh, en }

/** What a notice may say besides what the case knows. */
export interface NoticeValues {
  readonly dueOn?: CivilDate
  readonly days?: number
  readonly gaps?: readonly string[]
  readonly reason?: string
  /** In both languages where they are the platform's words, else as the official wrote them. */
  readonly remedies?: string | Text
  readonly rightOrgan?: string
  readonly certificateNumber?: string
  readonly deemed?: boolean
  /** The organ that had it, and the one that has it now. */
  readonly before?: Text
  readonly after?: CaseOrgan
}

// making a formatter costs more than all else in a notice
const dayFormats: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
}

const dayText = (day: CivilDate, language: Language): string =>
  dayFormats[language].format(new Date(`${day}T00:00:00Z`)).replace(',', '')

/** A word of this module's own messages, where one has to stand inside a sentence. */
export const word = (key: string, language: Language): string => words[language][key] ?? key

const templateFor = (kind: NoticeKind, values: NoticeValues): string => {
  if (kind === 'ACP' && values.deemed) return 'case.notice.ACP.deemed'
  if (kind === 'ACP' && values.days === 0) return 'case.notice.ACP.instant'
  if (kind === 'NGA' && values.rightOrgan) return 'case.notice.NGA.elsewhere'
  if (kind === 'RCH' && !values.certificateNumber) return 'case.notice.RCH.plain'
  if (kind === 'TRF' && values.before?.zh === values.after?.name.zh) return 'case.notice.TRF.contact'
  return `case.notice.${kind}`
}

const render = (key: string, found: Case, values: NoticeValues, language: Language): string => {
  const holes: Readonly<Record<string, string>> = {
    item: say(found.item.name, language),
    number: found.number,
    organ: say(found.organ.name, language),
    before: values.before ? say(values.before, language) : '',
    after: say((values.after ?? found.organ).name, language),
    phone: (values.after ?? found.organ).phone || '12345',
    dueOn: values.dueOn ? dayText(values.dueOn, language) : '',
    days: String(values.days ?? ''),
    gaps: (values.gaps ?? []).map((gap, at) => `${at + 1}. ${gap}`).join('\n'),
    reason: values.reason ?? '',
    remedies: typeof values.remedies === 'object' ? say(values.remedies, language) : (values.remedies ?? ''),
    rightOrgan: values.rightOrgan ?? '',
    certificateNumber: values.certificateNumber ?? '',
  }
  return fillHoles(words[language][key] ?? '', (name) => holes[name])
}

type Both = Required<{ [L in Language]: string }>

/** Title and text of a notice in both languages; the Chinese one is the legal one. */
export const noticeText = (
  kind: NoticeKind,
  found: Case,
  values: NoticeValues,
): { title: Both; body: Both } => {
  const key = templateFor(kind, values)
  const both = (part: string): Both => ({
    zh: render(`${key}.${part}`, found, values, 'zh'),
    en: render(`${key}.${part}`, found, values, 'en'),
  })
  return { title: both('title'), body: both('body') }
}
