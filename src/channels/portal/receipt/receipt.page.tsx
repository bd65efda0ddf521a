import { Type } from 'typebox'
import { getMyApplication } from '../../../modules/case/index.ts'
import { listCaseCertificates } from '../../../modules/certificate/index.ts'
import { portalPage } from '../../ui/index.ts'
import { InstantReceipt, Receipt } from './receipt.view.tsx'

const waitSeconds = 2

/** Proof that it was submitted, with number, due date and what comes next; for an instant item the card itself. */
export const receiptPage = portalPage({
  path: '/applications/:number/receipt',
  for: 'resident',
  does: [getMyApplication, listCaseCertificates],
  params: Type.Object({ number: Type.String({ maxLength: 16 }) }),
  get: async (c) => {
    const application = await c.ask(getMyApplication, { number: c.params.number })
    const { line } = application
    const [certificate] = line.certificateNumber
      ? await c.ask(listCaseCertificates, { caseNumber: line.number })
      : []
    const done = line.state === 'CLOSED' && line.outcome === 'grant'
    const onItsWay =
      line.instant && (line.state === 'SUBMITTED' || ['DECIDED', 'ISSUING', 'DELIVERED'].includes(line.state))
    const progress = `${c.publicUrl}/progress?number=${line.number}`
    return {
      title: c.words.t(done ? 'portal.receipt.done' : 'portal.receipt.submitted'),
      section: c.words.say(line.itemName),
      ...(onItsWay ? { refreshSeconds: waitSeconds } : {}),
      body:
        done && certificate ? (
          <InstantReceipt application={application} certificate={certificate} sample={c.sample} />
        ) : (
          <Receipt application={application} progressUrl={progress} onItsWay={onItsWay} />
        ),
    }
  },
})
