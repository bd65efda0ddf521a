import type { Selectable } from 'kysely'
import type { Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { EmergencyPart } from '../case/index.ts'
import type { EmergencyTables } from './emergency.tables.gen.ts'
import type { EmergencyRequest, EmergencyState } from './emergency.ts'

const w = writer<EmergencyTables>()

const requestOf = (row: Selectable<EmergencyTables['emergency.request']>): EmergencyRequest => ({
  id: row.id,
  rev: row.rev,
  state: row.state as EmergencyState,
  reason: row.reason,
  caseNumbers: row.case_numbers as string[],
  hours: row.hours,
  opens: row.opens as EmergencyPart[],
  personId: row.person_id,
  appointmentId: row.appointment_id,
  personName: row.person_name,
  organId: row.organ_id,
  organName: row.organ_name as Text,
  askedAt: row.asked_at,
  decidedBy: row.decided_by ?? undefined,
  decidedByName: row.decided_by_name ?? undefined,
  decidedAt: row.decided_at ?? undefined,
  until: row.until ?? undefined,
  endedAt: row.ended_at ?? undefined,
})

const mostShown = 100

export const emergencyStore = (db: Reader<EmergencyTables>) => ({
  async find(id: string): Promise<EmergencyRequest | undefined> {
    const row = await db.selectFrom('emergency.request').selectAll().where('id', '=', id).executeTakeFirst()
    return row && requestOf(row)
  },
  async list(appointmentId: string | undefined): Promise<readonly EmergencyRequest[]> {
    const all = db
      .selectFrom('emergency.request')
      .selectAll()
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(mostShown)
    const rows = await (appointmentId ? all.where('appointment_id', '=', appointmentId) : all).execute()
    return rows.map(requestOf)
  },
  /** Open ones, of one post or of all; the one that ends last comes first. */
  async open(appointmentId: string | undefined, now: Date): Promise<readonly EmergencyRequest[]> {
    const all = db
      .selectFrom('emergency.request')
      .selectAll()
      .where('state', '=', 'granted')
      .where('until', '>', now)
      .orderBy('until', 'desc')
      .limit(mostShown)
    const rows = await (appointmentId ? all.where('appointment_id', '=', appointmentId) : all).execute()
    return rows.map(requestOf)
  },
  async runOut(now: Date): Promise<readonly EmergencyRequest[]> {
    const rows = await db
      .selectFrom('emergency.request')
      .selectAll()
      .where('state', '=', 'granted')
      .where('until', '<=', now)
      .limit(mostShown)
      .execute()
    return rows.map(requestOf)
  },
  add: (r: EmergencyRequest): Write =>
    w.insert('emergency.request', {
      id: r.id,
      state: r.state,
      reason: r.reason,
      case_numbers: json(r.caseNumbers),
      hours: r.hours,
      opens: json(r.opens),
      person_id: r.personId,
      appointment_id: r.appointmentId,
      person_name: r.personName,
      organ_id: r.organId,
      organ_name: json(r.organName),
      asked_at: r.askedAt,
    }),
  decide: (
    { id, rev }: EmergencyRequest,
    state: 'granted' | 'refused',
    by: { personId: string; appointmentId: string; name: string },
    now: Date,
    until: Date | null,
  ): Write =>
    w.update(
      'emergency.request',
      { id, rev, state: 'asked' },
      {
        rev: rev + 1,
        state,
        decided_by: by.personId,
        decided_by_appointment: by.appointmentId,
        decided_by_name: by.name,
        decided_at: now,
        until,
      },
    ),
  end: ({ id, rev }: EmergencyRequest, now: Date): Write =>
    w.update(
      'emergency.request',
      { id, rev, state: 'granted' },
      { rev: rev + 1, state: 'ended', ended_at: now },
    ),
})

export type EmergencyStore = ReturnType<typeof emergencyStore>
