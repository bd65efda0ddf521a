import { Type } from 'typebox'
import type { Work } from '../../kernel/operation.ts'
import type { Language } from '../../kernel/text.ts'
import { sendText } from '../message/index.ts'
import { type CodePurpose, codeMinutes, codeTries, isOpen, newDigits } from './code.ts'
import type { IdentityStore } from './identity.store.ts'
import { limitsOf, type Trier } from './limits.ts'
import { tryOnce } from './trying.ts'
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
  },
): Promise<{ codeId: string; waitSeconds: number }> => {
  const { store, now } = work
  const waitSeconds = await tryOnce(work, limitsOf.sendCode(to.phone, to.trier))
  if (waitSeconds > 0) return { codeId: '', waitSeconds }
  const codeId = work.newId<'code'>()
  const digits = newDigits()
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000)
  work.write(store.addCode({ id: codeId, purpose: to.purpose, phone: to.phone, expiresAt }, digits, now))
  await work.do(sendText, {
    phone: to.phone,
    title: sentenceIn(to.language, `identity.sms.${to.purpose}.title`, {}),
    body: sentenceIn(to.language, 'identity.sms.body', { digits, minutes: codeMinutes }),
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
    readonly trier: Trier
  },
): Promise<{ outcome: CodeOutcome; phone: string; waitSeconds: number }> => {
  const { store, now, write } = work
  const waitSeconds = await tryOnce(work, limitsOf.enterCode(typed.trier))
  if (waitSeconds > 0) return { outcome: 'wait', phone: '', waitSeconds }
  const code = await store.findCode(typed.codeId)
  const digits = typed.digits.normalize('NFKC').replace(/\s/g, '')
  const open = code !== undefined && isOpen(code, typed.purpose, now)
  if (!code || !open) {
    work.refuse('identity.code-over')
    return { outcome: 'over', phone: '', waitSeconds: 0 }
  }
  if (!code.holds(digits)) {
    work.refuse('identity.code-wrong')
    write(store.countCodeTry(code))
    return { outcome: code.tries + 1 >= codeTries ? 'over' : 'wrong', phone: '', waitSeconds: 0 }
  }
  write(store.useCode(code, now))
  return { outcome: 'right', phone: code.phone, waitSeconds: 0 }
}
