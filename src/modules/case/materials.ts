import { Type } from 'typebox'
import type { Reading } from '../../kernel/operation.ts'
import type { Text } from '../../kernel/text.ts'
import { getMyCertificate } from '../certificate/index.ts'
import { getFile } from '../evidence/index.ts'
import type { CaseStore } from './case.store.ts'
import type { CaseMaterial } from './case.ts'

/** How a paper is named: the item's material, and a stored file or a document of the wallet. */
export const MaterialRef = {
  key: Type.String({ maxLength: 80 }),
  from: Type.Union([Type.Literal('upload'), Type.Literal('wallet')]),
  ref: Type.String({ maxLength: 80 }),
}

interface Ref {
  readonly key: string
  readonly from: CaseMaterial['from']
  readonly ref: string
  readonly name: Text
}

/** The paper as the case keeps it; asking for it as the applicant is what proves that it is theirs. */
export const newMaterial = async (
  { ask, today }: Pick<Reading<CaseStore>, 'ask' | 'today'>,
  before: readonly CaseMaterial[],
  { key, from, ref, name }: Ref,
): Promise<CaseMaterial> => {
  const fileName =
    from === 'upload'
      ? (await ask(getFile, { evidenceId: ref })).name
      : (await ask(getMyCertificate, { certificateId: ref })).number
  return { n: Math.max(0, ...before.map((m) => m.n)) + 1, key, name, from, ref, fileName, addedOn: today }
}
