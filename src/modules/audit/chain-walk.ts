import { chainHash, chainStart } from '../../platform/audit/chain.ts'
import type { Head } from '../../platform/audit/heads.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { AuditEntry, AuditTables } from './audit.tables.ts'
import { type ChainFault, type ChainReport, chainedWithinMs } from './audit.ts'

const page = 5_000
/** No command takes longer from its beginning to its rows, so no honest row is chained so late. */
const mostLateMs = 3_600_000
/** Clocks of two machines differ by less: what claims to be later than this was not written by the product. */
const mostEarlyMs = 300_000

interface Link {
  readonly seq: number
  readonly row: number
  readonly hash: Buffer
  /** The product writes times in whole milliseconds, and the hash holds no more of them. */
  readonly exact: boolean
  /** The row it is about, unless that is gone. */
  readonly entry: AuditEntry | undefined
}

/** Links in their order, each with its row. */
const linksFrom = async function* (db: Reader<AuditTables>, after: number): AsyncGenerator<Link> {
  for (let seq = after; ; ) {
    const rows = await db
      .selectFrom('platform.audit_chain as c')
      .leftJoin('platform.audit as a', 'a.id', 'c.audit_id')
      .select(['c.seq as link_seq', 'c.audit_id as link_id', 'c.hash as link_hash'])
      .select((e) => e('a.at', '=', e.fn<Date>('date_trunc', [e.val('milliseconds'), 'a.at'])).as('exact'))
      .selectAll('a')
      .where('c.seq', '>', seq)
      .orderBy('c.seq')
      .limit(page)
      .execute()
    for (const { link_seq, link_id, link_hash, exact, ...entry } of rows) {
      yield {
        exact: exact === true,
        seq: link_seq,
        row: link_id,
        hash: link_hash,
        entry: entry.id === null ? undefined : (entry as AuditEntry),
      }
      seq = link_seq
    }
    if (rows.length < page) return
  }
}

const fits = (previous: Buffer, { entry, hash, exact }: Link): boolean =>
  entry !== undefined && exact && chainHash(previous, entry).equals(hash)

/** The link that truly follows `previous`, wherever it stands now. */
const findFollower = async (db: Reader<AuditTables>, previous: Buffer): Promise<Link | undefined> => {
  for await (const link of linksFrom(db, Number.MIN_SAFE_INTEGER)) if (fits(previous, link)) return link
  return undefined
}

/** The row that gives this hash after `previous`, whatever link names it now. */
const findRow = async (db: Reader<AuditTables>, previous: Buffer, hash: Buffer): Promise<boolean> => {
  for await (const link of linksFrom(db, Number.MIN_SAFE_INTEGER))
    if (fits(previous, { ...link, hash })) return true
  return false
}

interface Place {
  readonly link: Link
  /** Hashes of the last link that holds, and of the one before it. */
  readonly previous: Buffer
  readonly beforePrevious: Buffer
  readonly lastRow: number
}

/** What happened at the first link that does not hold, and to which row. */
const diagnose = async (
  db: Reader<AuditTables>,
  { link, previous, beforePrevious, lastRow }: Place,
): Promise<{ fault: ChainFault; row: number }> => {
  if (!link.entry) return { fault: 'missing', row: link.row }
  // a link that holds in itself but that the next one does not know was put between
  if (lastRow > 0 && fits(beforePrevious, link)) return { fault: 'inserted', row: lastRow }
  const follower = await findFollower(db, previous)
  if (follower) {
    const shifted = follower.seq === link.seq + 1 && !fits(follower.hash, link)
    return shifted ? { fault: 'inserted', row: link.row } : { fault: 'reordered', row: follower.row }
  }
  if (await findRow(db, previous, link.hash)) return { fault: 'reordered', row: link.row }
  return { fault: 'changed', row: link.row }
}

/** A gap in the numbers: a link was moved elsewhere, or it is gone; then its row may still be there. */
const diagnoseGap = async (
  db: Reader<AuditTables>,
  { link, previous, lastRow }: Place,
): Promise<{ fault: ChainFault; row: number }> => {
  const follower = await findFollower(db, previous)
  if (follower) return { fault: 'reordered', row: follower.row }
  const left = await db
    .selectFrom('platform.audit as a')
    .select('a.id')
    .where('a.id', '>', lastRow)
    .where('a.id', '<', link.row)
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('platform.audit_chain as c').whereRef('c.audit_id', '=', 'a.id').select('c.seq'),
        ),
      ),
    )
    .orderBy('a.id')
    .limit(1)
    .executeTakeFirst()
  return { fault: 'missing', row: left?.id ?? Math.min(lastRow + 1, link.row) }
}

/**
 * Walks the chain from its start: every link with its row, every head that was written down outside, and in the end
 * whether a row has been left out for longer than it may.
 */
export const walkChain = async (
  db: Reader<AuditTables>,
  heads: readonly Head[],
  now: Date,
): Promise<ChainReport> => {
  const written = new Map(heads.map((head) => [head.seq, head]))
  let [seq, lastRow, compared, latest] = [0, 0, 0, 0]
  let previous: Buffer = chainStart
  let beforePrevious: Buffer = chainStart
  const broken = (found: { fault: ChainFault; row: number }): ChainReport => ({
    whole: false,
    rows: seq,
    heads: compared,
    ...found,
  })
  for await (const link of linksFrom(db, 0)) {
    const place = { link, previous, beforePrevious, lastRow }
    if (link.seq !== seq + 1) return broken(await diagnoseGap(db, place))
    if (!fits(previous, link)) return broken(await diagnose(db, place))
    // its place tells when it was written, its time when it claims to have happened
    const claimed = Number(link.entry?.at ?? 0)
    if (claimed < latest - mostLateMs || claimed > now.getTime() + mostEarlyMs)
      return broken({ fault: 'inserted', row: link.row })
    latest = Math.max(latest, claimed)
    const head = written.get(link.seq)
    if (head) {
      if (head.hash !== link.hash.toString('hex')) return broken({ fault: 'rewritten', row: link.row })
      compared++
    }
    beforePrevious = previous
    previous = link.hash
    seq = link.seq
    lastRow = link.row
  }
  const beyond = heads.filter((head) => head.seq > seq).sort((a, b) => a.seq - b.seq)[0]
  if (beyond) return broken({ fault: 'missing', row: beyond.row })
  const left = await db
    .selectFrom('platform.audit as a')
    .select('a.id')
    .where((e) =>
      e.or([
        e('a.at', '<', new Date(now.getTime() - chainedWithinMs)),
        // the product numbers its rows from 1 and dates none ahead: such a row waits for no link
        e('a.at', '>', new Date(now.getTime() + mostEarlyMs)),
        e('a.id', '<', 1),
      ]),
    )
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('platform.audit_chain as c').whereRef('c.audit_id', '=', 'a.id').select('c.seq'),
        ),
      ),
    )
    .orderBy('a.id')
    .limit(1)
    .executeTakeFirst()
  if (left) return broken({ fault: 'unchained', row: left.id })
  return { whole: true, rows: seq, heads: compared, head: previous.toString('hex') }
}
