import type { OrganId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { KeyFiles } from './key-files.ts'
import type { SealTables } from './seal.tables.gen.ts'
import type { Authority, Seal, SealState } from './seal.ts'

const w = writer<SealTables>()

export interface SealUse {
  readonly id: string
  readonly sealId: string
  readonly subject: string
  readonly caseNumber: string | undefined
  readonly documentSha256: string
  readonly sealedSha256: string
  readonly usedAt: Date
}

/** Authority, seals and their use in the database; their private keys in the key folder. */
export const sealStore = (
  db: Reader<SealTables>,
  files: FileStore,
  keys: KeyFiles,
  sample: () => boolean,
) => ({
  files,
  keys,
  /** Seals of an invented organ say so. */
  sample,

  async findAuthority(): Promise<Authority | undefined> {
    const row = await db.selectFrom('seal.authority').selectAll().executeTakeFirst()
    return row && { id: row.id, certificatePem: row.certificate, madeAt: row.made_at }
  },

  /** The organ's latest seal, whether or not it is still good. */
  async findSealOf(organId: OrganId): Promise<Seal | undefined> {
    const row = await db
      .selectFrom('seal.seal')
      .selectAll()
      .where('organ_id', '=', organId)
      .orderBy('made_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && toSeal(row)
  },

  /** When another process made the first, this one is a lost race and plans again with what is there. */
  addAuthority: (authority: Authority): Write => ({
    ...w.insertMany(
      'seal.authority',
      [{ id: authority.id, certificate: authority.certificatePem, made_at: authority.madeAt.toISOString() }],
      '(id) do nothing',
    ),
    touches: 'one',
  }),

  addSeal: (seal: Seal): Write => ({
    ...w.insertMany(
      'seal.seal',
      [
        {
          id: seal.id,
          organ_id: seal.organId,
          organ_name: seal.organName,
          credit_code: seal.creditCode,
          serial: seal.serial,
          certificate: seal.certificatePem,
          state: seal.state,
          made_at: seal.madeAt.toISOString(),
          valid_until: seal.validUntil.toISOString(),
        },
      ],
      '(id) do nothing',
    ),
    touches: 'one',
  }),

  addUse: (use: SealUse): Write =>
    w.insert('seal.use', {
      id: use.id,
      seal_id: use.sealId,
      subject: use.subject,
      case_number: use.caseNumber ?? null,
      document_sha256: use.documentSha256,
      sealed_sha256: use.sealedSha256,
      used_at: use.usedAt,
    }),
})

export type SealStore = ReturnType<typeof sealStore>

interface SealRow {
  readonly id: string
  readonly organ_id: string
  readonly organ_name: string
  readonly credit_code: string
  readonly serial: string
  readonly certificate: string
  readonly state: string
  readonly made_at: Date
  readonly valid_until: Date
}

const toSeal = (row: SealRow): Seal => ({
  id: row.id,
  organId: row.organ_id as OrganId,
  organName: row.organ_name,
  creditCode: row.credit_code,
  serial: row.serial,
  certificatePem: row.certificate,
  state: row.state as SealState,
  madeAt: row.made_at,
  validUntil: row.valid_until,
})
