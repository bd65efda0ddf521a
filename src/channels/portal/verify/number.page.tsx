import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { getPublicVerification } from '../../../modules/certificate/index.ts'
import { portalPage } from '../../ui/index.ts'
import { NumberResult, UnknownNumber } from './number.view.tsx'

/** Where the QR code of a document leads: what the register says of it today. */
export const verifyNumberPage = portalPage({
  path: '/verify/:number',
  for: 'anyone',
  does: [getPublicVerification],
  params: Type.Object({ number: Type.String({ minLength: 1, maxLength: 300 }) }),
  get: async ({ ask, params, words, now }) => {
    const section = words.t('portal.verify.title')
    try {
      const found = await ask(getPublicVerification, { number: params.number })
      return { title: words.say(found.name), section, body: <NumberResult found={found} at={now} /> }
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 404) throw error
      return {
        title: words.t('portal.verify.unknown'),
        section,
        status: 404,
        body: <UnknownNumber typed={params.number} />,
      }
    }
  },
})
