import type pg from 'pg'
import type { FieldCipher } from '../../../platform/crypto/field-cipher.ts'
import { hashId, payloadCipher } from './sealed-payload.ts'

/** What the OpenID provider keeps of one thing. */
export type ArtefactPayload = Record<string, unknown> & {
  readonly grantId?: string
  readonly uid?: string
  readonly userCode?: string
  readonly clientId?: string
}

/**
 * Where the OpenID provider keeps its codes, tokens and sessions. It works on the pool directly: these are the wheels of
 * a protocol and change several times a request; what people and systems decide goes through commands.
 */
export interface Artefacts {
  put(model: string, id: string, payload: ArtefactPayload, seconds: number): Promise<void>
  /** False when it was there already: of two who come at once, one puts it. */
  putOnce(model: string, id: string, payload: ArtefactPayload, seconds: number): Promise<boolean>
  find(model: string, id: string): Promise<ArtefactPayload | undefined>
  findByUid(model: string, uid: string): Promise<ArtefactPayload | undefined>
  findByUserCode(model: string, code: string): Promise<ArtefactPayload | undefined>
  /** False when it had been used before: of two who come at once, one gets through. */
  consume(model: string, id: string): Promise<boolean>
  remove(model: string, id: string): Promise<void>
  removeGrant(grantId: string): Promise<void>
}

interface Row {
  readonly model: string
  readonly id_hash: string
  readonly payload: Buffer
  readonly consumed_at: Date | null
}

/** Expiry is by the clock of the database, as the provider goes by the clock of the machine. */
export const artefactsOn = (pool: pg.Pool, fields: FieldCipher): Artefacts => {
  const cipher = payloadCipher(fields)
  const one = async (name: string, where: string, values: readonly string[]) => {
    const { rows } = await pool.query<Row>({
      name: `artefact-${name}`,
      text: `select model, id_hash, payload, consumed_at from "client"."artefact"
        where model = $1 and ${where} and expires_at > now() order by expires_at desc limit 1`,
      values: [...values],
    })
    const row = rows[0]
    if (!row) return undefined
    const payload = cipher.open(row.model, row.id_hash, row.payload)
    const consumed = row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1000) } : {}
    return { ...payload, ...consumed }
  }
  return {
    async put(model, id, payload, seconds) {
      const idHash = hashId(id)
      const { grantId, uid, userCode, clientId } = payload
      await pool.query({
        name: 'artefact-put',
        text: `insert into "client"."artefact"
            (model, id_hash, payload, client_id, grant_hash, uid_hash, user_code_index, expires_at)
          values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
          on conflict (model, id_hash) do update set payload = excluded.payload, client_id = excluded.client_id,
            grant_hash = excluded.grant_hash, uid_hash = excluded.uid_hash,
            user_code_index = excluded.user_code_index, expires_at = excluded.expires_at`,
        values: [
          model,
          idHash,
          cipher.seal(model, idHash, payload),
          clientId ?? null,
          model === 'Grant' ? idHash : grantId === undefined ? null : hashId(grantId),
          uid === undefined ? null : hashId(uid),
          userCode === undefined ? null : cipher.userCodeIndex(userCode),
          seconds,
        ],
      })
    },
    async putOnce(model, id, payload, seconds) {
      const idHash = hashId(id)
      const { rowCount } = await pool.query({
        name: 'artefact-put-once',
        text: `insert into "client"."artefact" (model, id_hash, payload, expires_at)
          values ($1, $2, $3, now() + make_interval(secs => $4)) on conflict (model, id_hash) do nothing`,
        values: [model, idHash, cipher.seal(model, idHash, payload), seconds],
      })
      return rowCount === 1
    },
    find: (model, id) => one('find', 'id_hash = $2', [model, hashId(id)]),
    findByUid: (model, uid) => one('by-uid', 'uid_hash = $2', [model, hashId(uid)]),
    findByUserCode: (model, code) =>
      one('by-user-code', 'user_code_index = $2', [model, cipher.userCodeIndex(code)]),
    async consume(model, id) {
      const { rowCount } = await pool.query({
        name: 'artefact-consume',
        text: 'update "client"."artefact" set consumed_at = now() where model = $1 and id_hash = $2 and consumed_at is null',
        values: [model, hashId(id)],
      })
      return rowCount === 1
    },
    async remove(model, id) {
      const text = 'delete from "client"."artefact" where model = $1 and id_hash = $2'
      await pool.query({ name: 'artefact-remove', text, values: [model, hashId(id)] })
    },
    async removeGrant(grantId) {
      const text = 'delete from "client"."artefact" where grant_hash = $1'
      await pool.query({ name: 'artefact-remove-grant', text, values: [hashId(grantId)] })
    },
  }
}
