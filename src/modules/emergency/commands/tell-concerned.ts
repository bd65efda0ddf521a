import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { fillHoles, type Language, type Text } from '../../../kernel/text.ts'
import { listConcerned } from '../../case/index.ts'
import { send } from '../../message/index.ts'
import { mayAsPlatform } from '../emergency.policy.ts'
import type { EmergencyStore } from '../emergency.store.ts'
import type { EmergencyRequest } from '../emergency.ts'
import en from '../messages/en.json' with { type: 'json' }
import zh from '../messages/zh.json' with { type: 'json' }

const clock = (language: Language): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  })

/** Who looked, from when to when, at what, why, and that two posts decided it. */
const bodyOf = (request: EmergencyRequest, number: string): Text => {
  const say = (language: Language, words: typeof en): string => {
    const values: Readonly<Record<string, string>> = {
      number,
      organ: (language === 'en' ? request.organName.en : undefined) ?? request.organName.zh,
      from: clock(language).format(request.decidedAt ?? request.askedAt),
      until: clock(language).format(request.endedAt ?? request.askedAt),
      reason: request.reason,
      opens: ['process' as const, ...request.opens]
        .map((part) => words[`emergency.part.${part}`])
        .join(language === 'zh' ? '、' : ', '),
    }
    return fillHoles(words['emergency.told.body'], (name) => values[name])
  }
  return { zh: say('zh', zh), en: say('en', en) }
}

/** Tells everybody a case was about that it was opened by emergency access; afterwards, so that nothing is given away. */
export const tellConcerned = command<EmergencyStore>()({
  name: 'emergency.tell-concerned',
  input: Type.Object({ requestId: Type.String() }),
  output: Type.Object({ told: Type.Integer() }),
  load: ({ requestId }, { store }) => store.find(requestId),
  may: mayAsPlatform,
  run: async (_input, found, { ask, do: act }) => {
    let told = 0
    for (const number of found.caseNumbers) {
      for (const partyId of await ask(listConcerned, { number })) {
        await act(send, {
          partyId,
          title: { zh: zh['emergency.told.title'], en: en['emergency.told.title'] },
          body: bodyOf(found, number),
          caseNumber: number,
        })
        told++
      }
    }
    return { told }
  },
})
