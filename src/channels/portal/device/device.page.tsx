import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { answerDevice, getDeviceRequest, tryDeviceCode } from '../../../modules/client/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { tokenHashOf } from '../factors/own-session.ts'
import { DeviceAnswered, DeviceCode, DeviceConfirm } from './device.view.tsx'

const Code = Type.String({ maxLength: 40 })

const signedIn = (kind: string): void => {
  if (kind !== 'resident' && kind !== 'official') throw new Problem('sign-in-needed', 401)
}

/** Type the code that a device shows (RFC 8628). A code in the address is only filled in: people compare it themselves. */
const codePage = portalPage({
  path: '/device',
  for: 'anyone',
  does: [tryDeviceCode],
  query: Type.Object({ code: Type.Optional(Code) }),
  get: (c) => {
    signedIn(c.actor.kind)
    return { title: c.words.t('portal.device.title'), body: <DeviceCode code={c.query.code} /> }
  },
  post: async (c) => {
    const userCode = String(c.body.code ?? '')
      .trim()
      .slice(0, 40)
    const tokenHash = tokenHashOf(c)
    const { result } = await c.perform(tryDeviceCode, { userCode, tokenHash }, { idempotencyKey: null })
    if (result === 'wait') throw new Problem('client.too-many-codes', 429)
    if (result === 'wrong')
      throw new Problem('client.wrong-code', 422, {
        fields: [{ path: 'code', message: 'problem.client.wrong-code' }],
      })
    return redirect(`/device/confirm?code=${encodeURIComponent(userCode)}`)
  },
})

const confirmPage = portalPage({
  path: '/device/confirm',
  for: 'anyone',
  does: [getDeviceRequest, answerDevice],
  query: Type.Object({ code: Code }),
  get: async (c) => {
    const { actor, words } = c
    if (actor.kind !== 'resident' && actor.kind !== 'official') throw new Problem('sign-in-needed', 401)
    const request = await c.ask(getDeviceRequest, { userCode: c.query.code, tokenHash: tokenHashOf(c) })
    if (actor.level < request.level)
      throw new Problem('step-up-needed', 403, { values: { level: request.level } })
    return {
      title: words.t('portal.device.confirm', { system: words.say(request.system) }),
      body: <DeviceConfirm request={request} actor={actor} code={c.query.code} />,
    }
  },
  post: async (c) => {
    const tokenHash = tokenHashOf(c)
    const allow = c.body.answer === 'allow'
    await c.perform(answerDevice, { userCode: c.query.code, allow, tokenHash }, { idempotencyKey: null })
    return redirect(`/device/done?answer=${allow ? 'allowed' : 'denied'}`)
  },
})

const donePage = portalPage({
  path: '/device/done',
  for: 'anyone',
  does: 'static',
  query: Type.Object({ answer: Type.Union([Type.Literal('allowed'), Type.Literal('denied')]) }),
  get: (c) => ({
    title: c.words.t(`portal.device.${c.query.answer}`),
    body: <DeviceAnswered answer={c.query.answer} />,
  }),
})

export const devicePages = [codePage, confirmPage, donePage]
