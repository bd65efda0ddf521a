import pg from 'pg'
import { Type } from 'typebox'
import { freshDatabase } from '../../../test/support/database.ts'
import { testPlatform } from '../../../test/support/platform.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, deny } from '../../kernel/decision.ts'
import { emitted, event } from '../../kernel/event.ts'
import type { PartyId } from '../../kernel/ids.ts'
import { command } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Reader, writer } from '../db/index.ts'
import { steppingDown } from '../db/logins.ts'
import { openPool } from '../db/pool.ts'
import { platformContext } from '../db/reading-context.ts'
import { queryFor } from '../db/scoped-query.ts'
import { defineModule } from '../module.ts'
import { createRuntime } from './runtime.ts'

interface NoteTables {
  'note.note': { id: string; owner: string; text: string; rev: number }
}
const w = writer<NoteTables>()
const noteStore = (db: Reader<NoteTables>) => ({
  find: (id: string) => db.selectFrom('note.note').selectAll().where('id', '=', id).executeTakeFirst(),
  add: (id: string, owner: string, text: string) => w.insert('note.note', { id, owner, text, rev: 1 }),
  change: (id: string, rev: number, text: string) =>
    w.update('note.note', { id, rev }, { text, rev: rev + 1 }),
})
/** Where notes lie. */
export type NoteStore = ReturnType<typeof noteStore>
const noteModule = defineModule<NoteTables, NoteStore>({ name: 'note', store: noteStore })

/** The fact of a new note. */
export const noteWritten = event('note.written', Type.Object({ id: Type.String() }))
const who = (actor: Actor): string => (actor.kind === 'resident' ? actor.personId : actor.kind)
/** Their owner and the platform. */
export const isOwner = (actor: Actor, note: { owner: string }) =>
  who(actor) === note.owner || actor.kind === 'system'
    ? allow('note.owner')
    : deny('default', 'note.not-yours')

/** Writes a note of one's own. */
export const writeNote = command<NoteStore>()({
  name: 'note.write',
  input: Type.Object({ id: Type.String(), text: Type.String() }),
  output: Type.Object({ id: Type.String() }),
  may: () => allow('anyone'),
  run: ({ id, text }, _none, { store, write, emit, actor }) => {
    write(store.add(id, who(actor), text))
    emit(emitted(noteWritten, id, { id }))
    return { id }
  },
})
/** Goes on with a note: "stop" fails, "count" is refused and still written. */
export const appendNote = command<NoteStore>()({
  name: 'note.append',
  input: Type.Object({ id: Type.String(), more: Type.String() }),
  output: Type.Object({ text: Type.String() }),
  load: ({ id }, { store }) => store.find(id),
  see: isOwner,
  may: isOwner,
  run: ({ more }, note, { store, write, refuse }) => {
    if (more === 'stop') throw new Problem('note.stopped', 409)
    if (more === 'count') refuse('note.counted')
    write(store.change(note.id, note.rev, note.text + more))
    return { text: note.text + more }
  },
})

const resident = (id: string): Actor => ({
  kind: 'resident',
  personId: id as PartyId,
  partyId: id as PartyId,
  name: id,
  level: 2,
  language: 'zh',
})
/** Who owns the notes here. */
export const anna = resident('anna')
/** Somebody else. */
export const berta = resident('berta')

/** A platform with one module of notes on a database of its own. */
export const startNotes = async () => {
  const platform = await testPlatform()
  const database = await freshDatabase()
  const { url } = database
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(`create schema note; create table note.note (id text primary key, owner text not null, text text not null, rev int not null);
    grant usage on schema note to tongban_app; grant select, insert, update on note.note to tongban_app`)
  await owner.end()
  const pool = openPool(steppingDown(url, 'tongban_app'), 6)
  const runtime = createRuntime({ pool, auditPool: pool }, [noteModule], platform)
  const rows = async <T>(text: string): Promise<T[]> =>
    (await queryFor(pool, { text }, platformContext)).rows as T[]
  const end = async (): Promise<void> => {
    await pool.end()
    await database.drop()
  }
  return { platform, pool, runtime, url, rows, end }
}
