import { getMyApplication } from '../../../modules/case/index.ts'
import { listCaseCertificates } from '../../../modules/certificate/index.ts'
import { portalPage } from '../../ui/index.ts'
import { Application } from './application.view.tsx'
import { NumberParams } from './params.ts'

/** One application: who has it, since when, what comes next, the one thing to do. */
export const applicationPage = portalPage({
  path: '/my/applications/:number',
  for: 'resident',
  does: [getMyApplication, listCaseCertificates],
  params: NumberParams,
  get: async (c) => {
    const application = await c.ask(getMyApplication, { number: c.params.number })
    const certificates = application.decision
      ? await c.ask(listCaseCertificates, { caseNumber: application.line.number })
      : []
    return {
      title: c.words.say(application.line.itemName),
      section: c.words.t('portal.my.applications'),
      body: <Application application={application} certificates={certificates} />,
    }
  },
})
