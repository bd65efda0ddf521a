import { aPdf } from '../../../test/support/pdf.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Id, PartyId } from '../../kernel/ids.ts'
import { attachMaterial, getDraft, saveDraftPage, startDraft, submit } from '../../modules/case/index.ts'
import { getItem } from '../../modules/catalogue/index.ts'
import { storeFile } from '../../modules/evidence/index.ts'
import type { Hands, Platform } from '../../platform/platform.ts'

/** A person for themselves, or by their mandate for another party. */
export const aResidentFor = (personId: string, partyId = personId): Actor => ({
  kind: 'resident',
  personId: personId as PartyId,
  partyId: partyId as PartyId,
  ...(partyId === personId ? {} : { mandateId: `m-${personId}` as Id<'mandate'> }),
  name: personId,
  level: 3,
  language: 'zh',
})

interface Product {
  readonly runtime: Hands
  readonly platform: Platform
  drain(): Promise<void>
}

/** Applies to the end with these answers and a blank PDF for each paper; answers the case number. */
export const applyFor = async (
  app: Product,
  actor: Actor,
  about: {
    readonly key: string
    readonly division: string
    readonly answers: Readonly<Record<string, unknown>>
  },
): Promise<string> => {
  const { runtime, platform } = app
  const item = await runtime.ask(getItem, { code: about.key, division: about.division }, actor)
  const { draftId } = await runtime.perform(startDraft, { itemCode: item.code }, actor)
  const { pages } = await runtime.ask(getDraft, { draftId }, actor)
  for (const page of pages) {
    const answers = Object.fromEntries(
      Object.entries(about.answers).filter(([field]) => page.fields.includes(field)),
    )
    await runtime.perform(saveDraftPage, { draftId, page: page.key, answers }, actor)
  }
  for (const { key, need, source, heldAs } of item.materials) {
    if (need !== 'required' || source !== 'applicant' || heldAs?.register) continue
    const { fileId } = await platform.files.put([Buffer.from(aPdf)])
    const { id } = await runtime.perform(storeFile, { name: `${key}.pdf`, fileId }, actor, {
      idempotencyKey: null,
    })
    await runtime.perform(attachMaterial, { draftId, key, from: 'upload', ref: id }, actor)
  }
  const { number } = await runtime.perform(submit, { draftId, declared: true }, actor)
  await app.drain()
  return number
}

/** A restaurant in Lingshan: accepted, reviewed and decided by three officials of one organ. */
export const foodLicence = {
  key: 'food-licence',
  division: '450721000000',
  answers: {
    sameAddress: true,
    area: 80,
    seats: 20,
    businessType: 'restaurant',
    items: ['hot-dishes'],
    staff: [{ name: '陈晓燕', role: 'safety', healthCertificateUntil: '2027-12-01' }],
  },
} as const

export const caterer = aResidentFor('chen-xiaoyan', 'laojiefang-catering')
