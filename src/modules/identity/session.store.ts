import type { AssuranceLevel, Official, Resident } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import { idleSince, type KnownAccount } from './identity.ts'
import type { Proof } from './proofs.ts'

/** A session row with the account it belongs to. `actor` is what it was when the capacity was chosen. */
export interface SessionRow {
  readonly id: string
  readonly tokenHash: string
  readonly csrfSecret: string
  readonly actor: Resident | Official
  readonly account: KnownAccount
  readonly proofs: readonly Proof[]
  readonly device: string
  readonly place: string | undefined
  readonly openedAt: Date
  readonly touchedAt: Date
  readonly absoluteAt: Date
}

const w = writer<IdentityTables>()

/** Signed-in browsers. */
export const sessionPart = (db: Reader<IdentityTables>) => {
  const sessions = () =>
    db
      .selectFrom('identity.session as s')
      .innerJoin('identity.account as a', 'a.person_id', 's.person_id')
      .select(['s.id', 's.token_hash', 's.csrf_secret', 's.actor', 's.proofs', 's.device', 's.place'])
      .select(['s.opened_at', 's.touched_at', 's.absolute_at'])
      .select(['a.person_id', 'a.handle', 'a.name', 'a.level', 'a.language', 'a.sample'])
  type Row = Awaited<ReturnType<ReturnType<typeof sessions>['execute']>>[number]
  const toSession = (row: Row): SessionRow => ({
    id: row.id,
    tokenHash: row.token_hash,
    csrfSecret: row.csrf_secret,
    actor: row.actor as Resident | Official,
    account: {
      personId: row.person_id,
      handle: row.handle,
      name: row.name,
      level: row.level as AssuranceLevel,
      language: row.language as Language,
      sample: row.sample,
    },
    proofs: row.proofs as readonly Proof[],
    device: row.device,
    place: row.place ?? undefined,
    openedAt: row.opened_at,
    touchedAt: row.touched_at,
    absoluteAt: row.absolute_at,
  })

  return {
    findSession: async (tokenHash: string): Promise<SessionRow | undefined> => {
      const row = await sessions().where('s.token_hash', '=', tokenHash).executeTakeFirst()
      return row && toSession(row)
    },
    findSessionById: async (id: string): Promise<SessionRow | undefined> => {
      const row = await sessions().where('s.id', '=', id).executeTakeFirst()
      return row && toSession(row)
    },
    /** All sessions of a person, the one used last first. */
    listSessions: async (personId: string): Promise<readonly SessionRow[]> => {
      const rows = await sessions()
        .where('s.person_id', '=', personId)
        .orderBy('s.touched_at', 'desc')
        .limit(100)
        .execute()
      return rows.map(toSession)
    },
    open: (session: Omit<SessionRow, 'account' | 'touchedAt'>): Write =>
      w.insert('identity.session', {
        id: session.id,
        token_hash: session.tokenHash,
        person_id: session.actor.personId,
        csrf_secret: session.csrfSecret,
        actor: json(session.actor),
        proofs: json(session.proofs),
        device: session.device,
        place: session.place ?? null,
        opened_at: session.openedAt,
        touched_at: session.openedAt,
        absolute_at: session.absoluteAt,
      }),
    /** Another capacity or level is another session for whoever may have seen the old token: new token, new secret. */
    change: (
      tokenHash: string,
      to: {
        readonly tokenHash: string
        readonly csrfSecret: string
        readonly actor: Resident | Official
        readonly proofs: readonly Proof[]
        readonly now: Date
        readonly absoluteAt: Date
      },
    ): Write =>
      w.update(
        'identity.session',
        { token_hash: tokenHash },
        {
          token_hash: to.tokenHash,
          person_id: to.actor.personId,
          csrf_secret: to.csrfSecret,
          actor: json(to.actor),
          proofs: json(to.proofs),
          touched_at: to.now,
          absolute_at: to.absoluteAt,
        },
      ),
    touch: (tokenHash: string, now: Date): Write =>
      w.update('identity.session', { token_hash: tokenHash }, { touched_at: now }, 'any'),
    end: (tokenHash: string): Write => w.remove('identity.session', { token_hash: tokenHash }),
    endSession: (id: string): Write => w.remove('identity.session', { id }),
    /** Ends what a person has open: all of it, or what rests on one appointment or mandate, or all but one session. */
    endSessions: (
      personId: string,
      of: { appointmentId?: string | undefined; mandateId?: string | undefined; except?: string | undefined },
    ): Write =>
      w.raw`delete from "identity"."session" where "person_id" = ${personId}
        and (${of.appointmentId ?? null}::text is null
          or "actor"->>'appointmentId' = ${of.appointmentId ?? null}::text
          or "actor"->>'standsInFor' = ${of.appointmentId ?? null}::text)
        and (${of.mandateId ?? null}::text is null or "actor"->>'mandateId' = ${of.mandateId ?? null}::text)
        and "token_hash" <> ${of.except ?? ''} returning 1`,
    areOver: async (now: Date): Promise<boolean> => {
      const idle = idleSince(now)
      const row = await db
        .selectFrom('identity.session')
        .select('id')
        .where(({ or, and, eb }) =>
          or([
            eb('absolute_at', '<=', now),
            eb('touched_at', '<=', idle.resident),
            and([eb('touched_at', '<=', idle.official), eb(sql`"actor"->>'kind'`, '=', 'official')]),
          ]),
        )
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
    /** Past their longest time, or idle for too long. */
    endExpired: (now: Date): Write => {
      const idle = idleSince(now)
      return w.raw`delete from "identity"."session" where "absolute_at" <= ${now} or "touched_at" <= ${idle.resident}
        or ("touched_at" <= ${idle.official} and "actor"->>'kind' = 'official') returning 1`
    },
  }
}
