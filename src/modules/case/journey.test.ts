import { beforeAll, describe, expect, it } from 'vitest'
import { type TestPlatform, startPlatform } from '../../../test/support/app.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import type { Id, PartyId } from '../../kernel/ids.ts'
import { getItem } from '../catalogue/index.ts'
import { storeFile } from '../evidence/index.ts'
import { listMyMessages } from '../message/index.ts'
import { getAppointments } from '../organ/index.ts'
import {
  accept,
  attachMaterial,
  claim,
  deskWorklist,
  getDeskCase,
  getDraft,
  getMyApplication,
  grant,
  refuse,
  review,
  saveDraftPage,
  startDraft,
  submit,
} from './index.ts'

let app: TestPlatform
beforeAll(async () => {
  app = await startPlatform()
})

const resident = (personId: string, partyId = personId): Actor => ({
  kind: 'resident',
  personId: personId as PartyId,
  partyId: partyId as PartyId,
  ...(partyId === personId ? {} : { mandateId: `m-${personId}` as Id<'mandate'> }),
  name: personId,
  level: 3,
  language: 'zh',
})

const official = async (personId: string): Promise<Actor> => {
  const [post] = await app.runtime.ask(getAppointments, { personId }, system('test'))
  if (!post) throw new Error(`${personId} has no post`)
  const { id: appointmentId, organId, path, duties, personName: name } = post
  return { kind: 'official', personId: post.personId, appointmentId, organId, path, duties, name, level: 3, language: 'zh' }
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n')

/** Fills in whatever the form asks, hands in whatever papers are asked, and submits. */
const apply = async (actor: Actor, key: string, division: string, answers: Record<string, unknown>) => {
  const { runtime, platform } = app
  const item = await runtime.ask(getItem, { code: key, division }, actor)
  const { draftId } = await runtime.perform(startDraft, { itemCode: item.code }, actor)
  let view = await runtime.ask(getDraft, { draftId }, actor)
  for (const page of view.pages) {
    const mine = Object.fromEntries(Object.entries(answers).filter(([field]) => page.fields.includes(field)))
    await runtime.perform(saveDraftPage, { draftId, page: page.key, answers: mine }, actor)
  }
  view = await runtime.ask(getDraft, { draftId }, actor)
  for (const material of item.materials.filter((m) => m.need === 'required' && m.source === 'applicant' && !m.heldAs?.register)) {
    const { fileId } = await platform.files.put([pdf])
    const file = await runtime.perform(storeFile, { name: `${material.key}.pdf`, fileId }, actor)
    await runtime.perform(attachMaterial, { draftId, key: material.key, from: 'upload', ref: file.id }, actor)
  }
  const { number } = await runtime.perform(submit, { draftId, declared: true }, actor, { idempotencyKey: `k-${draftId}` })
  await app.drain()
  return number
}

describe('the journeys of the sample province', () => {
  it('senior card: granted by rule, certificate in the wallet, closed, in one sitting', async () => {
    const actor = resident('zhang-guilan')
    const number = await apply(actor, 'senior-card', '450721101202', { delivery: 'wallet' })
    const mine = await app.runtime.ask(getMyApplication, { number }, actor)
    expect(mine.timeline.map((e) => e.verb)).toEqual(['submit', 'receive', 'accept', 'grant', 'deliver', 'close'])
    expect(mine.line).toMatchObject({ state: 'CLOSED', outcome: 'grant', clock: null })
    expect(mine.line.certificateNumber).toBeTruthy()
    expect(mine.decision?.automatic).toBe(true)
    expect(mine.notices.map((n) => n.kind)).toEqual(['REC', 'ACP', 'STL', 'RCH'])
    const messages = await app.runtime.ask(listMyMessages, {}, actor)
    expect(JSON.stringify(messages)).toContain(number)
  })
})
