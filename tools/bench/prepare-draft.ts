import type { Actor } from '../../src/kernel/actor.ts'
import { system, visitor } from '../../src/kernel/actor.ts'
import type { Opened } from '../../src/main/open.ts'
import { saveDraftPage, startDraft } from '../../src/modules/case/index.ts'
import { searchItems } from '../../src/modules/catalogue/index.ts'
import { hashToken, resolveSession, signInAsSample } from '../../src/modules/identity/index.ts'
import { ownerPool } from './owner-pool.ts'

const personId = 'zhang-san'

/** The sample resident as the session would make them. */
export const personOf = async ({ runtime }: Opened): Promise<Actor> => {
  const tokenHash = hashToken('bench')
  await runtime.perform(signInAsSample, { personId, tokenHash } as never, visitor()).catch(() => undefined)
  const session = await runtime.ask(resolveSession, { tokenHash }, system('bench'))
  if (!session) throw new Error('no session')
  return session.actor
}

const answers: Record<string, Record<string, unknown>> = {
  person: {},
  residence: { livesAtHousehold: true, livingSince: '2020-05-01', purpose: 'bank' },
  contact: { phone: '19900000001' },
}

const start = async (opened: Opened, actor: Actor): Promise<string> => {
  const { items } = await opened.runtime.ask(searchItems, { q: '居住证明', division: '450721101202' }, actor)
  const itemCode = items[0]?.code ?? ''
  const { draftId } = await opened.runtime.perform(startDraft, { itemCode }, actor)
  for (const [page, given] of Object.entries(answers))
    await opened.runtime.perform(saveDraftPage, { draftId, page, answers: given } as never, actor)
  return draftId
}

/** One finished draft to catch a submission with, and another to copy from. */
export const prepareDraft = async (
  opened: Opened,
): Promise<{ draftId: string; template: { draftId: string; personId: string } }> => {
  const actor = await personOf(opened)
  const draftId = await start(opened, actor)
  const { rows } = await ownerPool(opened).query('select * from "case"."draft" where id = $1', [draftId])
  const copy = `${draftId.slice(0, -4)}beef`
  const plain = opened.platform.fields.decrypt('case.draft|answers', draftId, rows[0].answers)
  const answersBytes = `\\x${opened.platform.fields.encrypt('case.draft|answers', copy, plain).toString('hex')}`
  await ownerPool(opened).query(
    'insert into "case"."draft" select * from jsonb_populate_recordset(null::"case"."draft", $1::jsonb)',
    [JSON.stringify([{ ...rows[0], id: copy, answers: answersBytes }])],
  )
  return { draftId, template: { draftId: copy, personId } }
}
