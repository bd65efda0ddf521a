import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import type { Limit } from './limits.ts'

const w = writer<IdentityTables>()

/** How often something was tried; windows begin on the clock, so one row a window is enough. */
export const attemptPart = (db: Reader<IdentityTables>, fields: FieldCipher) => {
  const windowOf = ({ name, subject, minutes }: Limit, now: Date): { key: string; until: Date } => {
    const ms = minutes * 60_000
    const at = Math.floor(now.getTime() / ms)
    const hash = fields.blindIndex('identity.attempt|key', `${name} ${subject}`).toString('base64url')
    return { key: `${hash}.${at}`, until: new Date((at + 1) * ms) }
  }
  const count = (limit: Limit, now: Date, by: 0 | 1): Write => {
    const { key, until } = windowOf(limit, now)
    return {
      ...w.raw`insert into "identity"."attempt" as a ("key", "count", "until") values (${key}, ${by}, ${until})
        on conflict ("key") do update set "count" = a."count" + ${by} where a."count" < ${limit.most} returning 1`,
      touches: 'one' as const,
    }
  }
  return {
    /** Seconds until there is room under all of these limits; 0 when there is. */
    secondsToWait: async (limits: readonly Limit[], now: Date): Promise<number> => {
      const windows = limits.map((limit) => ({ ...limit, ...windowOf(limit, now) }))
      const rows = await db
        .selectFrom('identity.attempt')
        .select(['key', 'count'])
        .where(
          'key',
          'in',
          windows.map((one) => one.key),
        )
        .execute()
      const full = windows.filter(({ key, most }) => (rows.find((r) => r.key === key)?.count ?? 0) >= most)
      return Math.max(0, ...full.map(({ until }) => Math.ceil((until.getTime() - now.getTime()) / 1000)))
    },
    /** One more try. Touches no row when the limit was reached meanwhile: the command is planned again and sees it. */
    countTries: (limits: readonly Limit[], now: Date): readonly Write[] =>
      limits.map((limit) => count(limit, now, 1)),
    /** No more than that there still is room. */
    holdTries: (limits: readonly Limit[], now: Date): readonly Write[] =>
      limits.map((limit) => count(limit, now, 0)),
    /** Takes one try back that turned out well. */
    giveBack: (limit: Limit, now: Date): Write =>
      w.raw`update "identity"."attempt" set "count" = "count" - 1
        where "key" = ${windowOf(limit, now).key} and "count" > 0 returning 1`,
    forgetAttempts: (now: Date): Write =>
      w.raw`delete from "identity"."attempt" where "until" <= ${now} returning 1`,
  }
}
