import type { Selectable } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { CertificateTables } from './certificate.tables.gen.ts'
import type { Certificate, CertificateState, Document } from './certificate.ts'
import type { CertificateType } from './certificate-type.ts'
import type { Face } from './face.ts'
import { organPaths } from './organ-paths.store.ts'

const w = writer<CertificateTables>()
const facePlace = 'certificate.certificate|face'

export interface Surroundings {
  readonly fields: FieldCipher
  readonly files: FileStore
  /** Address people reach the portal at, for the QR code. */
  readonly publicUrl: string
  readonly sample: () => boolean
}

/** Kinds, templates and certificates; faces encrypted, documents in the file store. */
export const certificateStore = (
  db: Reader<CertificateTables>,
  { fields, files, publicUrl, sample }: Surroundings,
) => {
  const toCertificate = (row: Row, shownTo: readonly string[] = []): Certificate => ({
    id: row.id,
    rev: row.rev,
    number: row.number,
    shortNumber: row.short_number,
    typeKey: row.type_key,
    kind: row.kind as Certificate['kind'],
    name: row.name as Text,
    holderPartyId: row.holder_party_id as PartyId,
    holderKind: (row.holder_kind as Certificate['holderKind'] | null) ?? undefined,
    organId: row.organ_id as OrganId,
    organPath: row.organ_path,
    issuer: row.issuer as Text,
    caseNumber: row.case_number ?? undefined,
    state: row.state as CertificateState,
    stateReason: row.state_reason ?? undefined,
    issuedAt: row.issued_at,
    validFrom: row.valid_from as CivilDate,
    validUntil: (row.valid_until as CivilDate | null) ?? undefined,
    face: JSON.parse(fields.decrypt(facePlace, row.id, row.face)) as Face,
    document: toDocument(row),
    shownTo,
  })
  const rows = () => db.selectFrom('certificate.certificate').selectAll()

  return {
    ...organPaths(db),
    files,
    publicUrl,
    sample,

    async findType(key: string): Promise<CertificateType | undefined> {
      const row = await db
        .selectFrom('certificate.type')
        .select('definition')
        .where('key', '=', key)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.definition as CertificateType | undefined
    },

    async templates(): Promise<Record<string, string>> {
      const found = await db.selectFrom('certificate.template').selectAll().execute()
      return Object.fromEntries(found.map((row) => [row.path, row.source]))
    },

    async find(id: string): Promise<Certificate | undefined> {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      if (!row) return undefined
      const shown = await db
        .selectFrom('certificate.access')
        .select('path')
        .where('certificate_id', '=', id)
        .execute()
      return toCertificate(
        row,
        shown.map(({ path }) => path),
      )
    },

    async findByNumber(by: { number: string } | { shortNumber: string }): Promise<Certificate | undefined> {
      const row = await ('number' in by
        ? rows().where('number', '=', by.number)
        : rows().where('short_number', '=', by.shortNumber)
      ).executeTakeFirst()
      return row && toCertificate(row)
    },

    async findOfCase(caseNumber: string, typeKey: string): Promise<Certificate | undefined> {
      const row = await rows()
        .where('case_number', '=', caseNumber)
        .where('type_key', '=', typeKey)
        .executeTakeFirst()
      return row && toCertificate(row)
    },

    async listOfCase(caseNumber: string): Promise<Certificate[]> {
      const found = await rows().where('case_number', '=', caseNumber).orderBy('issued_at').execute()
      return found.map((row) => toCertificate(row))
    },

    async listOfHolder(
      partyId: PartyId,
      limit: number,
      before?: { at: Date; id: string },
    ): Promise<Certificate[]> {
      let wanted = rows().where('holder_party_id', '=', partyId).where('kind', '!=', 'notice')
      if (before) {
        const { at, id } = before
        wanted = wanted.where((is) =>
          is.or([is('issued_at', '<', at), is.and([is('issued_at', '=', at), is('id', '<', id)])]),
        )
      }
      const found = await wanted.orderBy('issued_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return found.map((row) => toCertificate(row))
    },

    async listUnprepared(before: Date): Promise<string[]> {
      const found = await db
        .selectFrom('certificate.certificate')
        .select('id')
        .where('file_id', 'is', null)
        .where('issued_at', '<', before)
        .orderBy('issued_at')
        .limit(50)
        .execute()
      return found.map((row) => row.id)
    },

    async kept(fileIds: readonly string[]): Promise<Set<string>> {
      if (fileIds.length === 0) return new Set()
      const found = await db
        .selectFrom('certificate.certificate')
        .select('file_id')
        .where('file_id', 'in', fileIds)
        .execute()
      return new Set(found.map((row) => row.file_id).filter((id) => id !== null))
    },

    /** Kinds and templates that are not there yet; what is there stays as it is. */
    addTypes: (types: readonly CertificateType[]): Write =>
      w.insertMany(
        'certificate.type',
        types.map((type) => ({ key: type.key, version: type.version, definition: json(type) })),
        '(key, version) do nothing',
      ),
    addTemplates: (templates: Readonly<Record<string, string>>): Write =>
      w.insertMany(
        'certificate.template',
        Object.entries(templates).map(([path, source]) => ({ path, source })),
        '(path) do nothing',
      ),

    add: (certificate: Certificate): Write =>
      w.insert('certificate.certificate', {
        id: certificate.id,
        rev: certificate.rev,
        number: certificate.number,
        short_number: certificate.shortNumber,
        type_key: certificate.typeKey,
        kind: certificate.kind,
        name: json(certificate.name),
        holder_party_id: certificate.holderPartyId,
        holder_kind: certificate.holderKind ?? null,
        organ_id: certificate.organId,
        organ_path: certificate.organPath,
        issuer: json(certificate.issuer),
        case_number: certificate.caseNumber ?? null,
        state: certificate.state,
        state_reason: null,
        issued_at: certificate.issuedAt,
        valid_from: certificate.validFrom,
        valid_until: certificate.validUntil ?? null,
        face: fields.encrypt(facePlace, certificate.id, JSON.stringify(certificate.face)),
      }),

    show: (certificateIds: readonly string[], path: string): Write =>
      w.insertMany(
        'certificate.access',
        certificateIds.map((certificate_id) => ({ certificate_id, path })),
        '(certificate_id, path) do nothing',
      ),

    attach: ({ id, rev }: Certificate, document: Document): Write =>
      w.update(
        'certificate.certificate',
        { id, rev },
        {
          rev: rev + 1,
          file_id: document.fileId,
          file_sha256: document.sha256,
          file_bytes: document.bytes,
          sealed_at: document.sealedAt,
        },
      ),

    changeState: ({ id, rev }: Certificate, state: CertificateState, reason: string): Write =>
      w.update('certificate.certificate', { id, rev }, { rev: rev + 1, state, state_reason: reason }),
  }
}

export type CertificateStore = ReturnType<typeof certificateStore>

type Row = Selectable<CertificateTables['certificate.certificate']>

const toDocument = (row: Row): Document | undefined => {
  const { file_id, file_sha256, file_bytes, sealed_at } = row
  if (file_id === null || file_sha256 === null || file_bytes === null || sealed_at === null) return undefined
  return { fileId: file_id, sha256: file_sha256, bytes: file_bytes, sealedAt: sealed_at }
}
