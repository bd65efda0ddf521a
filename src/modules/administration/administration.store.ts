import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { AdministrationTables } from './administration.tables.gen.ts'

const w = writer<AdministrationTables>()
const id = 'the-one'

/** The link to appoint the first administrators; only a hash of its token is known. */
export interface SetupLink {
  readonly tokenHash: string
  readonly expiresAt: Date
  readonly usedAt: Date | undefined
}

export const administrationStore = (db: Reader<AdministrationTables>, files: FileStore) => ({
  readFile: (fileId: string): Promise<Buffer> => files.get(fileId),
  findLink: async (): Promise<SetupLink | undefined> => {
    const row = await db.selectFrom('administration.setup_link').selectAll().executeTakeFirst()
    return row && { tokenHash: row.token_hash, expiresAt: row.expires_at, usedAt: row.used_at ?? undefined }
  },
  addLink: (tokenHash: string, now: Date, expiresAt: Date): Write =>
    w.insert('administration.setup_link', { id, token_hash: tokenHash, made_at: now, expires_at: expiresAt }),
  renewLink: (tokenHash: string, now: Date, expiresAt: Date): Write =>
    w.update(
      'administration.setup_link',
      { id, used_at: null },
      { token_hash: tokenHash, made_at: now, expires_at: expiresAt },
    ),
  /** Dead for ever: of two who use it at once, one is too late. */
  useLink: (tokenHash: string, now: Date): Write =>
    w.update('administration.setup_link', { id, token_hash: tokenHash, used_at: null }, { used_at: now }),
})

export type AdministrationStore = ReturnType<typeof administrationStore>
