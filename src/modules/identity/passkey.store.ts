import type { Write } from '../../kernel/write.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import { type Challenge, type Passkey, type Purpose, type RelyingParty, relyingPartyOf } from './passkey.ts'

const w = writer<IdentityTables>()

/** Passkeys, and the challenges that wait for their answer. */
export const passkeyStore = (db: Reader<IdentityTables>, publicUrl: () => string) => {
  const all = () =>
    db
      .selectFrom('identity.passkey as p')
      .innerJoin('identity.account as a', 'a.person_id', 'p.person_id')
      .selectAll('p')
      .select('a.handle')
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const toPasskey = (row: Row): Passkey => ({
    id: row.id,
    personId: row.person_id,
    account: row.handle,
    name: row.name,
    publicKey: new Uint8Array(row.public_key),
    counter: Number(row.counter),
    transports: row.transports as string[],
    backedUp: row.backed_up,
    addedAt: row.added_at,
    usedAt: row.used_at ?? undefined,
  })
  return {
    relyingParty: (): RelyingParty => relyingPartyOf(publicUrl()),
    find: async (id: string): Promise<Passkey | undefined> => {
      const row = await all().where('p.id', '=', id).executeTakeFirst()
      return row && toPasskey(row)
    },
    listOf: async (personId: string): Promise<readonly Passkey[]> =>
      (await all().where('p.person_id', '=', personId).orderBy('p.added_at').execute()).map(toPasskey),
    findChallenge: async (challengeHash: string): Promise<Challenge | undefined> => {
      const row = await db
        .selectFrom('identity.challenge')
        .selectAll()
        .where('challenge_hash', '=', challengeHash)
        .executeTakeFirst()
      return (
        row && {
          challengeHash,
          purpose: row.purpose as Purpose,
          personId: row.person_id ?? undefined,
          sessionId: row.session_id ?? undefined,
          expiresAt: row.expires_at,
        }
      )
    },
    ask: (challenge: Challenge): Write =>
      w.insert('identity.challenge', {
        challenge_hash: challenge.challengeHash,
        purpose: challenge.purpose,
        person_id: challenge.personId ?? null,
        session_id: challenge.sessionId ?? null,
        expires_at: challenge.expiresAt,
      }),
    /** Of two answers to one challenge the second loses the race, and then finds nothing. */
    consume: (challengeHash: string): Write =>
      w.remove('identity.challenge', { challenge_hash: challengeHash }, 'one'),
    forget: (now: Date): Write =>
      w.raw`delete from "identity"."challenge" where "expires_at" <= ${now} returning 1`,
    add: (p: Omit<Passkey, 'account'>): Write =>
      w.insert('identity.passkey', {
        id: p.id,
        person_id: p.personId,
        name: p.name,
        public_key: Buffer.from(p.publicKey),
        counter: p.counter,
        transports: json(p.transports),
        backed_up: p.backedUp,
        added_at: p.addedAt,
      }),
    use: (passkey: Passkey, counter: number, now: Date): Write =>
      w.update(
        'identity.passkey',
        { id: passkey.id, counter: passkey.counter },
        { counter: counter, used_at: now },
      ),
    rename: (id: string, name: string): Write => w.update('identity.passkey', { id }, { name }),
    remove: (id: string): Write => w.remove('identity.passkey', { id }, 'one'),
  }
}
