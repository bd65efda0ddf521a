import { Type } from 'typebox'
import { getPublicVerification } from '../../../modules/certificate/index.ts'
import { getCertificateChain } from '../../../modules/seal/index.ts'
import { type ApiRoute, apiRoute } from '../../../platform/http/api.ts'
import { DayShape, MomentShape, TextShape } from './shapes.ts'

export const certificateRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/certificates/:number/verification',
    summary: { zh: '按编号核验证照', en: 'Verify a certificate by its number' },
    operation: getPublicVerification,
    access: 'public',
    params: Type.Object({ number: Type.String({ maxLength: 100 }) }),
    answer: Type.Object({
      number: Type.String(),
      shortNumber: Type.String(),
      name: TextShape,
      issuer: TextShape,
      holder: Type.String({ description: 'Masked, unless an enterprise.' }),
      state: Type.String({ description: 'VALID, EXPIRED, SUSPENDED, REVOKED …' }),
      issuedOn: DayShape,
      validUntil: Type.Optional(DayShape),
    }),
    problems: [404],
    input: ({ params }) => params,
  }),
  apiRoute({
    method: 'GET',
    path: '/certificate-chain',
    summary: {
      zh: '平台签发电子印章所用的根证书(PEM)',
      en: 'The authority under which seals are signed, as PEM',
    },
    operation: getCertificateChain,
    access: 'public',
    answer: Type.Object({ pem: Type.String(), madeAt: MomentShape }),
    problems: [404],
    input: () => ({}),
  }),
]
