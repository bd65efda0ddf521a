import { Type } from 'typebox'
import { getMyCertificate, openCertificatePdf } from '../../../modules/certificate/index.ts'
import { portalPage } from '../../ui/index.ts'
import { DocumentView } from './document.view.tsx'

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) })

/** One document of the wallet; while its PDF is being made the page looks again by itself. */
export const documentPage = portalPage({
  path: '/my/documents/:id',
  for: 'resident',
  does: [getMyCertificate],
  params,
  get: async ({ ask, params, words, sample, publicUrl }) => {
    const certificate = await ask(getMyCertificate, { certificateId: params.id })
    return {
      title: words.say(certificate.name),
      section: words.t('portal.documents.title'),
      body: <DocumentView certificate={certificate} sample={sample} publicUrl={publicUrl} />,
      ...(certificate.ready ? {} : { refreshSeconds: 3 }),
    }
  },
})

/** The sealed file itself. */
export const documentPdfPage = portalPage({
  path: '/files/documents/:id',
  for: 'resident',
  does: [openCertificatePdf],
  params,
  get: async ({ ask, params }) => {
    const { content, type, name } = await ask(openCertificatePdf, { certificateId: params.id })
    return { file: content, type, name }
  },
})
