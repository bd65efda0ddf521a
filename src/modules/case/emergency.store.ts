import type { Write } from '../../kernel/write.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { CaseTables } from './case.tables.gen.ts'
import type { Case } from './case.ts'
import type { EmergencyAccess, EmergencyPart } from './emergency.ts'

const w = writer<CaseTables>()

export const emergencies = (db: Reader<CaseTables>) => ({
  /** What opens this case to this post at this moment. */
  async findEmergency(
    { home, id }: Pick<Case, 'home' | 'id'>,
    appointmentId: string,
    now: Date,
  ): Promise<EmergencyAccess | undefined> {
    const row = await db
      .selectFrom('case.access')
      .select(['appointment_id', 'until', 'grant_id', 'opens'])
      .where('home', '=', home)
      .where('case_id', '=', id)
      .where('kind', '=', 'emergency')
      .where('appointment_id', '=', appointmentId)
      .where('until', '>', now)
      .orderBy('until', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.until && row.grant_id
      ? {
          appointmentId: row.appointment_id ?? '',
          until: row.until,
          grantId: row.grant_id,
          opens: (row.opens ?? []) as EmergencyPart[],
        }
      : undefined
  },
  openTo: (c: Case, { appointmentId, until, grantId, opens }: EmergencyAccess): Write =>
    w.insert('case.access', {
      home: c.home,
      case_id: c.id,
      kind: 'emergency',
      appointment_id: appointmentId,
      until,
      grant_id: grantId,
      opens: json(opens),
      submitted_at: c.submittedAt,
    }),
  closeEmergency: (grantId: string): Write => w.remove('case.access', { grant_id: grantId }),
})
