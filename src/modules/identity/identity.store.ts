import type { Actor, AssuranceLevel, Official, Resident } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import type { Account, Audience, SamplePerson } from './identity.ts'

/** A session row. */
export interface SessionRow {
  readonly tokenHash: string
  readonly csrfSecret: string
  readonly actor: Resident | Official
  readonly touchedAt: Date
  readonly absoluteAt: Date
}

const w = writer<IdentityTables>()

export const identityStore = (db: Reader<IdentityTables>, sample: () => boolean) => ({
  /** Is this the sample province, where nobody needs to prove who they are? */
  sample,
  findSession: async (tokenHash: string): Promise<SessionRow | undefined> => {
    const row = await db
      .selectFrom('identity.session')
      .select(['csrf_secret', 'actor', 'touched_at', 'absolute_at'])
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
    return (
      row && {
        tokenHash,
        csrfSecret: row.csrf_secret,
        actor: row.actor as Resident | Official,
        touchedAt: row.touched_at,
        absoluteAt: row.absolute_at,
      }
    )
  },
  findAccount: async (personId: string): Promise<(Account & { sample: boolean }) | undefined> => {
    const row = await db
      .selectFrom('identity.account')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst()
    return (
      row && {
        personId: row.person_id,
        name: row.name,
        level: row.level as AssuranceLevel,
        language: row.language as Language,
        sample: row.sample,
      }
    )
  },
  listSamplePersons: async (): Promise<readonly SamplePerson[]> => {
    const rows = await db
      .selectFrom('identity.sample_person as s')
      .innerJoin('identity.account as a', 'a.person_id', 's.person_id')
      .select(['s.person_id', 'a.name', 's.audience', 's.about_zh', 's.about_en'])
      .orderBy('s.position')
      .execute()
    return rows.map((row) => ({
      personId: row.person_id,
      name: row.name,
      audience: row.audience as Audience,
      about: { zh: row.about_zh, en: row.about_en },
    }))
  },
  open: (
    tokenHash: string,
    csrfSecret: string,
    actor: Actor & (Resident | Official),
    now: Date,
    absoluteAt: Date,
  ): Write =>
    w.insert('identity.session', {
      token_hash: tokenHash,
      person_id: actor.personId,
      csrf_secret: csrfSecret,
      actor: json(actor),
      opened_at: now,
      touched_at: now,
      absolute_at: absoluteAt,
    }),
  /** Another capacity is another session for whoever may have seen the old token: new token, new secret. */
  change: (
    tokenHash: string,
    to: { tokenHash: string; csrfSecret: string; actor: Resident | Official; now: Date; absoluteAt: Date },
  ): Write =>
    w.update(
      'identity.session',
      { token_hash: tokenHash },
      {
        token_hash: to.tokenHash,
        csrf_secret: to.csrfSecret,
        actor: json(to.actor),
        touched_at: to.now,
        absolute_at: to.absoluteAt,
      },
    ),
  touch: (tokenHash: string, now: Date): Write =>
    w.update('identity.session', { token_hash: tokenHash }, { touched_at: now }, 'any'),
  end: (tokenHash: string): Write => w.remove('identity.session', { token_hash: tokenHash }),
  endExpired: (now: Date): Write =>
    w.raw`delete from "identity"."session" where "absolute_at" <= ${now} returning 1`,
  addAccounts: (list: readonly (Account & { readonly sample: boolean })[]): Write =>
    w.insertMany(
      'identity.account',
      list.map((a) => ({
        person_id: a.personId,
        name: a.name,
        level: a.level,
        language: a.language,
        sample: a.sample,
      })),
    ),
  addSamplePersons: (list: readonly Omit<SamplePerson, 'name'>[]): Write =>
    w.insertMany(
      'identity.sample_person',
      list.map((s, position) => ({
        person_id: s.personId,
        audience: s.audience,
        about_zh: s.about.zh,
        about_en: s.about.en ?? s.about.zh,
        position,
      })),
    ),
})

export type IdentityStore = ReturnType<typeof identityStore>
