import type { AssuranceLevel } from '../../kernel/actor.ts'
import type { Language } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import type { Account, Audience, KnownAccount, SamplePerson } from './identity.ts'

const w = writer<IdentityTables>()
const phonePlace = 'identity.account|phone'

/** An account as it is kept: the phone stays sealed until `phoneOf`. */
export interface AccountRow extends KnownAccount {
  readonly hasPhone: boolean
  /** The person has shown to hold that phone; else somebody wrote it down for them. */
  readonly phoneProven: boolean
  readonly openedAt: Date | undefined
}

interface Row {
  person_id: string
  handle: string
  name: string
  level: number
  language: string
  sample: boolean
  phone_index: Buffer | null
  phone_proven_at: Date | null
  opened_at: Date | null
}

/** Accounts, their phones, and the sample persons. */
export const accountPart = (db: Reader<IdentityTables>, fields: FieldCipher) => {
  const accounts = () =>
    db
      .selectFrom('identity.account')
      .select([
        'person_id',
        'handle',
        'name',
        'level',
        'language',
        'sample',
        'phone_index',
        'phone_proven_at',
        'opened_at',
      ])
  const toAccount = (row: Row): AccountRow => ({
    personId: row.person_id,
    handle: row.handle,
    name: row.name,
    level: row.level as AssuranceLevel,
    language: row.language as Language,
    sample: row.sample,
    hasPhone: row.phone_index !== null,
    phoneProven: row.phone_proven_at !== null,
    openedAt: row.opened_at ?? undefined,
  })
  const sealedPhone = (personId: string, phone: string) => ({
    phone: fields.encrypt(phonePlace, personId, phone),
    phone_index: fields.blindIndex(phonePlace, phone),
  })

  return {
    findAccount: async (personId: string): Promise<AccountRow | undefined> => {
      const row = await accounts().where('person_id', '=', personId).executeTakeFirst()
      return row && toAccount(row)
    },
    findAccountByPhone: async (phone: string): Promise<AccountRow | undefined> => {
      const row = await accounts()
        .where('phone_index', '=', fields.blindIndex(phonePlace, phone))
        .executeTakeFirst()
      return row && toAccount(row)
    },
    phoneOf: async (personId: string): Promise<string | undefined> => {
      const row = await db
        .selectFrom('identity.account')
        .select('phone')
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row?.phone ? fields.decrypt(phonePlace, personId, row.phone) : undefined
    },
    openAccount: (account: Account, phone: string | undefined, now: Date, provenAt?: Date): Write =>
      w.insert('identity.account', {
        person_id: account.personId,
        handle: account.personId,
        name: account.name,
        level: account.level,
        language: account.language,
        sample: account.sample,
        opened_at: now,
        phone_proven_at: provenAt ?? null,
        ...(phone === undefined ? {} : sealedPhone(account.personId, phone)),
      }),
    /** A phone-only account becomes the account of a person whose name was checked; all that points to it follows, its handle stays. */
    moveAccount: (from: string, to: Account, phone: string | undefined): Write =>
      w.update(
        'identity.account',
        { person_id: from },
        {
          person_id: to.personId,
          name: to.name,
          level: to.level,
          claims: null,
          claimed_at: null,
          ...(phone === undefined ? {} : sealedPhone(to.personId, phone)),
        },
      ),
    claim: (accountId: string, personId: string, now: Date): Write =>
      w.update('identity.account', { person_id: accountId }, { claims: personId, claimed_at: now }),
    /** The account with this phone that asked, since then, to be this person's. */
    findClaim: async (phone: string, personId: string, since: Date): Promise<AccountRow | undefined> => {
      const row = await accounts()
        .where('phone_index', '=', fields.blindIndex(phonePlace, phone))
        .where('claims', '=', personId)
        .where('claimed_at', '>', since)
        .executeTakeFirst()
      return row && toAccount(row)
    },
    setLevel: (personId: string, level: AssuranceLevel): Write =>
      w.update('identity.account', { person_id: personId }, { level }),
    /** With its passwords, factors, devices, sessions and links. */
    removeAccount: (personId: string): Write => w.remove('identity.account', { person_id: personId }, 'one'),
    /** With the name of an account that is known by its phone only; `provenAt` once the person has shown to hold it. */
    setPhone: (personId: string, phone: string, also: { name?: string; provenAt?: Date } = {}): Write =>
      w.update(
        'identity.account',
        { person_id: personId },
        {
          ...sealedPhone(personId, phone),
          phone_proven_at: also.provenAt ?? null,
          ...(also.name === undefined ? {} : { name: also.name }),
        },
      ),
    phoneProven: (personId: string, now: Date): Write =>
      w.update('identity.account', { person_id: personId }, { phone_proven_at: now }),
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
    addAccounts: (list: readonly (Account & { readonly phone?: string | undefined })[]): Write =>
      w.insertMany(
        'identity.account',
        list.map((a) => ({
          person_id: a.personId,
          handle: a.personId,
          name: a.name,
          level: a.level,
          language: a.language,
          sample: a.sample,
          phone: null,
          phone_index: null,
          ...(a.phone === undefined ? {} : sealedPhone(a.personId, a.phone)),
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
  }
}
