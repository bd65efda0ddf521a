import {
  changePhone,
  getMyAccount,
  getMyStanding,
  sendNewPhoneCode,
  wrongPhone,
} from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { tokenHashOf } from '../factors/own-session.ts'
import { EnterCode } from '../sign-in/code.view.tsx'
import { codeMustBeRight, codeSent, digitsIn, phoneIn, rotating } from '../sign-in/enter.ts'
import { CodeParams } from '../sign-in/next-query.ts'
import { NewPhone } from './phone.view.tsx'

const home = '/my/sign-in-and-devices'
const path = `${home}/phone`

/** Another phone to sign in with: after a fresh proof, a code goes to the new one. */
export const newPhonePage = portalPage({
  path,
  for: 'anyone',
  does: [getMyStanding, getMyAccount, sendNewPhoneCode],
  get: async (c) => {
    const { fresh } = await c.ask(getMyStanding, { tokenHash: tokenHashOf(c) })
    if (!fresh) return redirect(`/sign-in/step-up?${new URLSearchParams({ fresh: '1', to: c.url })}`)
    return {
      title: c.words.t('portal.devices.phone-change'),
      section: c.words.t('portal.devices.title'),
      body: <NewPhone account={await c.ask(getMyAccount, {})} back={home} />,
    }
  },
  post: async (c) => {
    const { tokens, browser } = rotating(c)
    const { language } = c.words
    const input = { tokenHash: tokens.tokenHash, phone: phoneIn(c), language, browser }
    const sent = await c.perform(sendNewPhoneCode, input, { idempotencyKey: null })
    return codeSent(sent, (code) => `${path}/${code}`)
  },
})

/** The code that came to the new phone. */
export const newPhoneCodePage = portalPage({
  path: `${path}/:code`,
  for: 'anyone',
  does: [changePhone],
  params: CodeParams,
  get: (c) => {
    tokenHashOf(c)
    return {
      title: c.words.t('portal.sign-in.enter-code'),
      section: c.words.t('portal.devices.title'),
      body: <EnterCode again={path} lead="portal.devices.phone-sent" go="portal.devices.phone-change" />,
    }
  },
  post: async (c) => {
    const { tokens, browser, goOn } = rotating(c)
    const input = { ...tokens, codeId: c.params.code, digits: digitsIn(c), browser }
    const { outcome, waitSeconds } = await c.perform(changePhone, input, { idempotencyKey: null })
    if (outcome === 'taken') throw wrongPhone('identity.phone-taken', 'digits')
    codeMustBeRight({ outcome, waitSeconds })
    return goOn(home)
  },
})
