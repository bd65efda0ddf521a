import type pg from 'pg'
import type { FieldCipher } from '../platform/crypto/field-cipher.ts'
import { placeOf, sealColumn } from '../platform/crypto/turn-fields.ts'
import { modules } from './modules.ts'
import { readSetting } from './settings.ts'

/**
 * After a migration that made clear columns sealed ones: seals what an older program wrote there, before anything reads
 * it. Cut short, the next start goes on.
 */
export const sealOldValues = async (owner: pg.Client, fields: FieldCipher): Promise<void> => {
  const due = (await readSetting<readonly string[]>(owner, 'to-seal')) ?? []
  if (due.length === 0) return
  const sealed = new Map(modules.flatMap((module) => module.sealed ?? []).map((at) => [placeOf(at), at]))
  for (const place of due) {
    const at = sealed.get(place)
    if (!at) throw new Error(`no module names the sealed column "${place}"`)
    await sealColumn(owner, fields, at)
  }
  await owner.query(`delete from "platform"."setting" where name = 'to-seal'`)
}
