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

/** Copies of a draft's row under other ids, its sealed values sealed for them. */
export const resealed = (
  { platform: { fields } }: Opened,
  row: { readonly id: string; readonly answers: Buffer; readonly materials: Buffer },
  ids: readonly string[],
): object[] => {
  const columns = ['answers', 'materials'] as const
  const plain = columns.map((column) =>
    row[column].length > 0 ? fields.decrypt(`case.draft|${column}`, row.id, row[column]) : undefined,
  )
  const bytes = (id: string, column: string, text: string | undefined): string =>
    `\\x${text === undefined ? '' : fields.encrypt(`case.draft|${column}`, id, text).toString('hex')}`
  return ids.map((id) => ({
    ...row,
    id,
    ...Object.fromEntries(columns.map((column, n) => [column, bytes(id, column, plain[n])])),
  }))
}

/** One finished draft to catch a submission with, and another to copy from. */
export const prepareDraft = async (
  opened: Opened,
): Promise<{ draftId: string; template: { draftId: string; personId: string } }> => {
  const actor = await personOf(opened)
  const draftId = await start(opened, actor)
  const { rows } = await ownerPool(opened).query('select * from "case"."draft" where id = $1', [draftId])
  const copy = `${draftId.slice(0, -4)}beef`
  const [copied] = resealed(opened, rows[0], [copy])
  await ownerPool(opened).query(
    'insert into "case"."draft" select * from jsonb_populate_recordset(null::"case"."draft", $1::jsonb)',
    [JSON.stringify([copied])],
  )
  return { draftId, template: { draftId: copy, personId } }
}
