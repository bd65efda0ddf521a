import { correctContact, getMyApplication } from '../../../modules/case/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { ContactForm } from './contact.view.tsx'
import { NumberParams } from './params.ts'

/** Where the office reaches the applicant about this case. */
export const contactPage = portalPage({
  path: '/my/applications/:number/contact',
  for: 'resident',
  does: [getMyApplication, correctContact],
  params: NumberParams,
  get: async (c) => {
    const { line, contact } = await c.ask(getMyApplication, { number: c.params.number })
    return {
      title: c.words.t('portal.application.change-contact'),
      body: <ContactForm number={line.number} contact={contact} />,
    }
  },
  post: async (c) => {
    const { number } = c.params
    const address = String(c.body.address ?? '').trim()
    await c.perform(correctContact, { number, phone: String(c.body.phone ?? ''), address })
    return redirect(`/my/applications/${number}`)
  },
})
