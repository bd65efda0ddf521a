import type { PartyId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { mask } from '../../platform/crypto/mask.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import { agentCodes } from './agent-code.store.ts'
import { mandates } from './mandate.store.ts'
import type { PartyTables } from './party.tables.gen.ts'
import type { Contact, Party, PartyKind } from './party.ts'
import { windowRequests } from './window.store.ts'

/** A party with its whole numbers, on its way into the table. */
export interface PartyInput {
  readonly id: PartyId
  readonly kind: PartyKind
  readonly name: string
  readonly number: string
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly language: Language
}

const w = writer<PartyTables>()
const numberPlace = 'party.party|number'
const phonePlace = 'party.party|phone'
const emailPlace = 'party.party|email'

export const partyStore = (db: Reader<PartyTables>, fields: FieldCipher) => {
  const parties = () => db.selectFrom('party.party').select(['id', 'kind', 'name', 'masked_number'])
  const toParty = (row: { id: string; kind: string; name: string; masked_number: string }): Party => ({
    id: row.id as PartyId,
    kind: row.kind as PartyKind,
    name: row.name,
    maskedNumber: row.masked_number,
  })
  const sealed = (place: string, id: string, plain: string | undefined): Buffer | null =>
    plain === undefined ? null : fields.encrypt(place, id, plain)

  return {
    ...mandates(db),
    ...agentCodes(db, fields),
    ...windowRequests(db),
    indexOf: (number: string): Buffer => fields.blindIndex(numberPlace, number),
    find: async (partyId: string): Promise<Party | undefined> => {
      const row = await parties().where('id', '=', partyId).executeTakeFirst()
      return row && toParty(row)
    },
    findByNumber: async (kind: PartyKind, number: string): Promise<Party | undefined> => {
      const row = await parties()
        .where('kind', '=', kind)
        .where('number_index', '=', fields.blindIndex(numberPlace, number))
        .executeTakeFirst()
      return row && toParty(row)
    },
    numberOf: async (partyId: string): Promise<string | undefined> => {
      const row = await db
        .selectFrom('party.party')
        .select('number')
        .where('id', '=', partyId)
        .executeTakeFirst()
      return row && fields.decrypt(numberPlace, partyId, row.number)
    },
    contactOf: async (partyId: string): Promise<Contact | undefined> => {
      const row = await db
        .selectFrom('party.party')
        .select(['id', 'name', 'phone', 'email', 'language'])
        .where('id', '=', partyId)
        .executeTakeFirst()
      return (
        row && {
          partyId: row.id as PartyId,
          name: row.name,
          phone: row.phone ? fields.decrypt(phonePlace, row.id, row.phone) : undefined,
          email: row.email ? fields.decrypt(emailPlace, row.id, row.email) : undefined,
          language: row.language as Language,
        }
      )
    },
    add: (list: readonly PartyInput[]): Write =>
      w.insertMany(
        'party.party',
        list.map((p) => ({
          id: p.id,
          kind: p.kind,
          name: p.name,
          number: fields.encrypt(numberPlace, p.id, p.number),
          number_index: fields.blindIndex(numberPlace, p.number),
          masked_number: p.kind === 'person' ? mask('idNumber', p.number) : p.number,
          phone: sealed(phonePlace, p.id, p.phone),
          email: sealed(emailPlace, p.id, p.email),
          language: p.language,
        })),
      ),
    changePhone: (partyId: string, phone: string): Write =>
      w.update('party.party', { id: partyId }, { phone: sealed(phonePlace, partyId, phone) }, 'any'),
    forgetContact: (partyId: string): Write =>
      w.update('party.party', { id: partyId }, { phone: null, email: null }, 'any'),
    speak: (partyId: string, language: Language): Write =>
      w.update('party.party', { id: partyId }, { language }, 'any'),
  }
}

export type PartyStore = ReturnType<typeof partyStore>
