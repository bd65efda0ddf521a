import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { answerScan, deviceName, getScanToAnswer, hashToken } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field, tokenHashOf } from '../factors/own-session.ts'
import { AnswerScan, ScanAnswered } from './answer.view.tsx'

/** On the phone: which machine asks to be signed in, and its number. */
export const answerScanPage = portalPage({
  path: '/scan/:code',
  for: 'anyone',
  does: [getScanToAnswer, answerScan],
  params: Type.Object({ code: Type.String({ pattern: '^[\\w-]{32}$' }) }),
  get: async (c) => {
    const tokenHash = tokenHashOf(c)
    const title = c.words.t('portal.scan.answer-title')
    try {
      const scan = await c.ask(getScanToAnswer, { tokenHash, codeHash: hashToken(c.params.code) })
      return { title, body: <AnswerScan scan={scan} device={deviceName(scan.device)} /> }
    } catch (error) {
      // the same words for a code that is over, was answered, or never was
      if (!(error instanceof Problem && error.status === 404)) throw error
      return { title, status: 404, body: <ScanAnswered answer="over" /> }
    }
  },
  post: async (c) => {
    const picked = Number(field(c, 'picked'))
    const isNumber = Number.isInteger(picked) && picked >= 10 && picked <= 99
    const { answer } = await c.perform(
      answerScan,
      { tokenHash: tokenHashOf(c), codeHash: hashToken(c.params.code), picked: isNumber ? picked : null },
      { idempotencyKey: null },
    )
    const title = c.words.t('portal.scan.answer-title')
    const status = answer === 'confirmed' ? 200 : answer === 'refused' ? 403 : 404
    return { title, status, body: <ScanAnswered answer={answer} /> }
  },
})
