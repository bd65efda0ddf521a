import { Type } from 'typebox'
import type { Work } from '../../kernel/operation.ts'
import type { Language } from '../../kernel/text.ts'
import { sendText } from '../message/index.ts'
import type { Browser } from './browser.ts'
import { type CodePurpose, codeMinutes, codeTries, isOpen, newDigits } from './code.ts'
import type { IdentityStore } from './identity.store.ts'
import { limitsOf, type Trier } from './limits.ts'
import { trierOf, tryFirst } from './trying.ts'
import { sentenceIn } from './words.ts'

/** `waitSeconds` above 0: nothing was sent. The same for phones with and without an account. */
export const CodeSent = Type.Object({ codeId: Type.String(), waitSeconds: Type.Integer() })

/** Makes a code and sends it to the phone, within the limits. */
export const sendCodeTo = async (
  work: Work<IdentityStore>,
  to: {
    readonly purpose: CodePurpose
    readonly phone: string
    readonly trier: Trier
    readonly language: Language
    /** For a consent: what it is about, and the sentence that says so. */
    readonly about?: { readonly id: string; readonly body: (digits: string) => string }
  },
): Promise<{ codeId: string; waitSeconds: number }> => {
  const { store, now } = work
  const waitSeconds = await tryFirst(work, limitsOf.sendCode(to.purpose, to.phone, to.trier))
  if (waitSeconds > 0) return { codeId: '', waitSeconds }
  const codeId = work.newId<'code'>()
  const digits = newDigits()
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000)
  const { purpose, phone, about } = to
  work.write(store.addCode({ id: codeId, purpose, phone, about: about?.id, expiresAt }, digits, now))
  await work.do(sendText, {
    phone: to.phone,
    title: sentenceIn(to.language, `identity.sms.${to.purpose}.title`, {}),
    body:
      about?.body(digits) ?? sentenceIn(to.language, 'identity.sms.body', { digits, minutes: codeMinutes }),
    language: to.language,
    goodMinutes: codeMinutes,
  })
  return { codeId, waitSeconds: 0 }
}

/** What became of a code that was typed. */
export type CodeOutcome = 'right' | 'wrong' | 'over' | 'wait'

/**
 * Looks at typed digits. `wrong`: may be typed again; `over`: too old, used, unknown, or wrong too often. The phone it
 * proves is only there when it is right; the code is then used up.
 */
export const enterCode = async (
  work: Work<IdentityStore>,
  typed: {
    readonly codeId: string
    readonly digits: string
    readonly purpose: CodePurpose
    readonly browser: Browser | undefined
    readonly about?: string
  },
): Promise<{ outcome: CodeOutcome; phone: string; waitSeconds: number }> => {
  const { store, now, write } = work
  const code = await store.findCode(typed.codeId)
  const owner = code && (await store.findAccountByPhone(code.phone))
  const trier = await trierOf(store, owner?.personId, typed.browser)
  const wrong = [limitsOf.wrongCodes(trier)]
  const open = code !== undefined && isOpen(code, typed.purpose, now) && code.about === typed.about
  // whoever has a code on its way, or whose browser it is, is not stopped by what others typed near them
  const spared = open && (code.tries === 0 || trier.knownDevice !== undefined)
  const waitSeconds = spared ? 0 : await store.secondsToWait(wrong, now)
  if (waitSeconds > 0) {
    work.refuse('identity.too-many-tries')
    return { outcome: 'wait', phone: '', waitSeconds }
  }
  const countWrong = async (): Promise<void> => {
    if ((await store.secondsToWait(wrong, now)) === 0) write(...store.countTries(wrong, now))
  }
  if (!open) {
    work.refuse('identity.code-over')
    await countWrong()
    return { outcome: 'over', phone: '', waitSeconds: 0 }
  }
  if (!code.holds(typed.digits.normalize('NFKC').replace(/\s/g, ''))) {
    work.refuse('identity.code-wrong')
    write(store.countCodeTry(code))
    await countWrong()
    return { outcome: code.tries + 1 >= codeTries ? 'over' : 'wrong', phone: '', waitSeconds: 0 }
  }
  write(store.useCode(code, now))
  const counted = limitsOf.sendCode(typed.purpose, code.phone, trier).flat()
  const source = counted.find(({ name }) => name === 'code-source')
  if (source) write(store.giveBack(source, now))
  return { outcome: 'right', phone: code.phone, waitSeconds: 0 }
}
