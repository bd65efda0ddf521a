import type { PartyId } from '../../kernel/ids.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { EvidenceTables } from './evidence.tables.gen.ts'
import type { Evidence, EvidenceType } from './evidence.ts'
import { organPaths } from './organ-paths.store.ts'

const w = writer<EvidenceTables>()
const namePlace = 'evidence.file|name'

/** Files of residents: rows here, bytes in the file store, names encrypted. */
export const evidenceStore = (db: Reader<EvidenceTables>, fields: FieldCipher, files: FileStore) => ({
  ...organPaths(db),
  async find(ids: readonly string[]): Promise<Evidence[]> {
    if (ids.length === 0) return []
    const rows = await db.selectFrom('evidence.file').selectAll().where('id', 'in', ids).execute()
    const shares = await db
      .selectFrom('evidence.access')
      .selectAll()
      .where('evidence_id', 'in', ids)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      ownerPartyId: row.owner_party_id as PartyId,
      itemCode: row.item_code ?? undefined,
      name: fields.decrypt(namePlace, row.id, row.name),
      type: row.type as EvidenceType,
      bytes: row.bytes,
      sha256: row.sha256,
      fileId: row.file_id,
      storedAt: row.stored_at,
      sharedWith: shares.filter((share) => share.evidence_id === row.id).map((share) => share.path),
    }))
  },

  /** Ids of all files of a party, newest first. */
  async idsOf(ownerPartyId: string): Promise<string[]> {
    const rows = await db
      .selectFrom('evidence.file')
      .select('id')
      .where('owner_party_id', '=', ownerPartyId)
      .orderBy('stored_at', 'desc')
      .limit(2_000)
      .execute()
    return rows.map((row) => row.id)
  },

  /** How many files of a party were stored since then, and their bytes in sum. */
  async sumOf(ownerPartyId: string, since: Date): Promise<{ files: number; bytes: number }> {
    const row = await db
      .selectFrom('evidence.file')
      .select(({ fn }) => [fn.countAll<string>().as('files'), fn.sum<string | null>('bytes').as('bytes')])
      .where('owner_party_id', '=', ownerPartyId)
      .where('stored_at', '>', since)
      .executeTakeFirstOrThrow()
    return { files: Number(row.files), bytes: Number(row.bytes ?? 0) }
  },

  /** Which of these stored files have a row here. */
  async known(fileIds: readonly string[]): Promise<Set<string>> {
    const rows = await db
      .selectFrom('evidence.file')
      .select('file_id')
      .where('file_id', 'in', fileIds)
      .execute()
    return new Set(rows.map((row) => row.file_id))
  },

  add: (file: Evidence) =>
    w.insert('evidence.file', {
      id: file.id,
      owner_party_id: file.ownerPartyId,
      item_code: file.itemCode ?? null,
      name: fields.encrypt(namePlace, file.id, file.name),
      type: file.type,
      bytes: file.bytes,
      sha256: file.sha256,
      file_id: file.fileId,
      stored_at: file.storedAt,
    }),

  discardUnshared: (ids: readonly string[]) =>
    w.raw`delete from "evidence"."file" f where "id" = any(${ids}::text[])
      and not exists (select from "evidence"."access" a where a.evidence_id = f.id) returning 1`,

  share: (evidenceIds: readonly string[], path: string) =>
    w.insertMany(
      'evidence.access',
      evidenceIds.map((id) => ({ evidence_id: id, path })),
      '(evidence_id, path) do nothing',
    ),

  read: (fileId: string): Promise<Buffer> => files.get(fileId),
  discard: (fileId: string): Promise<void> => files.remove(fileId),
})

export type EvidenceStore = ReturnType<typeof evidenceStore>
