import { type Emitted, emitted } from '../../kernel/event.ts'
import { fillHoles } from '../../kernel/text.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }
import { mandateNoticed } from './party.events.ts'

export type NoticeKind = 'offered' | 'accepted' | 'declined' | 'ended' | 'code-made' | 'code-used'

const fill = (
  words: Readonly<Record<string, string>>,
  key: string,
  values: Readonly<Record<string, string>>,
): string => fillHoles(words[key] ?? '', (name) => values[name])

/** Tells `partyId` what happened to a mandate, in both languages. */
export const noticeOf = (
  kind: NoticeKind,
  mandateId: string,
  partyId: string,
  values: Readonly<Record<string, string>>,
): Emitted => {
  const both = (part: 'title' | 'body') => ({
    zh: fill(zh, `party.notice.${kind}.${part}`, values),
    en: fill(en, `party.notice.${kind}.${part}`, values),
  })
  return emitted(mandateNoticed, mandateId, { mandateId, partyId, title: both('title'), body: both('body') })
}
