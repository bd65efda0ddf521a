import { getCertificateChain } from '../../../modules/seal/index.ts'
import { portalPage } from '../../ui/index.ts'

/** The authority's certificate for people who check seals with tools of their own. */
export const chainPage = portalPage({
  path: '/verify/chain.pem',
  for: 'anyone',
  does: [getCertificateChain],
  get: async ({ ask }) => {
    const { pem } = await ask(getCertificateChain, {})
    return { file: Buffer.from(pem), type: 'application/x-pem-file', name: 'tongban-ca.pem' }
  },
})
