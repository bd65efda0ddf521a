import { type Static, Type } from 'typebox'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { CertificateType } from './certificate-type.ts'
import { loadCertificateTypes } from './commands/load-types.ts'

const Catalogue = Type.Object({ templates: Type.Array(Type.String()), types: Type.Array(CertificateType) })

/** Kinds of certificates and their templates from `catalogue/certificates`. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const catalogue = JSON.parse((await read('certificates/types.json')).toString('utf8')) as Static<
    typeof Catalogue
  >
  const sources = await Promise.all(
    catalogue.templates.map(
      async (path) => [path, (await read(`certificates/${path}`)).toString('utf8')] as const,
    ),
  )
  const input = { types: catalogue.types, templates: Object.fromEntries(sources) }
  await hands.perform(loadCertificateTypes, input, system('sample'))
}
