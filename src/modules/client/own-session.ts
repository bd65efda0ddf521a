import { Type } from 'typebox'
import type { Ask } from '../../kernel/operation.ts'
import { listMySessions } from '../identity/index.ts'

export const TokenHash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** The session that this browser's token opens: the asking person's own, or none. */
export const ownSession = async (tokenHash: string, ask: Ask) =>
  (await ask(listMySessions, { tokenHash })).find(({ current }) => current)
