import { type Reader, sql } from '../../platform/db/index.ts'
import type { CatalogueTables } from './catalogue.tables.gen.ts'
import type { Audience, ItemLine } from './catalogue.ts'
import { type LineRow, toLine } from './item-rows.ts'
import { lineageOf } from './lineage.ts'
import type { Found, ItemIndex, Wish } from './search/item-index.ts'
import type { IndexedItem } from './search/titles.ts'

/** Gives the index that fits the database as it is now; kept outside the store because a store lives only for one page. */
export interface IndexPort {
  readonly at: (stamp: string, load: () => Promise<readonly IndexedItem[]>) => Promise<ItemIndex>
  /** The stamp of the index that is there, if one is. */
  readonly held: () => string | undefined
}

export interface SearchWish extends Omit<Wish, 'words'> {
  readonly q: string
  readonly division?: string | undefined
  readonly filters?:
    | {
        readonly audience?: Audience | undefined
        readonly department?: string | undefined
        readonly theme?: string | undefined
        readonly online?: boolean | undefined
        readonly instant?: boolean | undefined
      }
    | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface SearchAnswer {
  readonly items: readonly ItemLine[]
  readonly next: string | null
  /** What was also searched for, when a synonym was used. */
  readonly also: readonly string[]
  /** Best items that exist, but that no organ carries out for the division asked. */
  readonly elsewhere: readonly ItemLine[]
}

/** Columns of one line, from an implementation `m` and its item `t`. */
export const lineColumns =
  sql.raw(`m.code, m.item_id, m.guide_id, m.version, m.state, m.organ_id, m.organ_code, m.organ_zh,
  m.organ_en, m.division, m.level, m.project_type, m.online, m.visits, m.charged, m.legal_days, m.legal_unit,
  m.promised_days, m.promised_unit, t.code as basic_code, t.name_zh, t.name_en, t.type, t.department, t.audience,
  t.themes, t.form_key, t.process_key`)
/** The part of the catalogue's store that searches. */
export const searchStore = (db: Reader<CatalogueTables>, indexes: IndexPort) => {
  const stamp = async () =>
    (await db.selectFrom('catalogue.revision').select('stamp').executeTakeFirst())?.stamp ?? ''

  const indexAt = (stampThen: string) =>
    indexes.at(stampThen, () =>
      db
        .selectFrom('catalogue.item')
        .select(['id', 'code', 'name_zh', 'name_en', 'aliases', 'audience', 'themes', 'department', 'pinyin'])
        .select(sql<boolean>`form_key is not null`.as('applicable'))
        .orderBy('id')
        .execute(),
    )

  /** One line an item for these items, by the organ nearest to the place, or by any when no place is given. */
  const join = async (
    ids: readonly string[],
    filters: SearchWish['filters'],
    lineage: readonly string[] | null,
  ): Promise<{ lines: ReadonlyMap<string, ItemLine>; stampThen: string }> => {
    const wanted = sql`(${filters?.online ?? null}::boolean is null or m.online = ${filters?.online ?? null})
      and (${filters?.instant ?? null}::boolean is null or (m.project_type = 'instant') = ${filters?.instant ?? null})
      and m.state <> 'cancelled'`
    const place = lineage ? sql`and m.division = any(${lineage}::text[])` : sql``
    const order = lineage ? sql`m.level desc, m.code` : sql`m.division, m.code`
    // offset 0 keeps the planner from reading all items to join some thirty: p99 7 ms instead of 17 at 410,000 rows
    const { rows } = await sql<(LineRow | { item_id: null }) & { stamp: string }>`
      select r.stamp, line.*
        from "catalogue"."revision" r
        left join (
          select ${lineColumns}
            from unnest(${ids}::text[]) as wanted(id)
           cross join lateral (select * from "catalogue"."item" t where t.id = wanted.id offset 0) t
           cross join lateral (
             select * from "catalogue"."implementation" m
              where m.item_id = wanted.id ${place} and ${wanted} order by ${order} limit 1) m) line on true`.execute(
      db,
    )
    return {
      lines: new Map(rows.flatMap((row) => (row.item_id === null ? [] : [[row.item_id, toLine(row)]]))),
      stampThen: rows[0]?.stamp ?? '',
    }
  }

  const pick = (found: readonly Found[], lines: ReadonlyMap<string, ItemLine>) =>
    found.flatMap(({ id }, rank) => {
      const line = lines.get(id)
      return line ? [{ line, rank }] : []
    })

  /** The answer by the index of one stamp, and the stamp that the database had meanwhile. */
  const searchAt = async (
    stampThen: string,
    { q, division, filters, limit, cursor, exact }: SearchWish,
  ): Promise<{ answer: SearchAnswer; seen: string }> => {
    const { found, also } = (await indexAt(stampThen)).search({
      words: q,
      exact,
      audience: filters?.audience,
      department: filters?.department,
      theme: filters?.theme,
    })
    const from = Number(cursor ?? 0) || 0
    const lineage = division ? lineageOf(division) : null
    const picked: { line: ItemLine; rank: number }[] = []
    let seen: string | undefined
    // A place may lack the best items, so the join goes on down the ranking until the page is full.
    for (
      let at = from, step = limit + 12;
      picked.length <= limit && at < found.length;
      at += step, step *= 4
    ) {
      const part = found.slice(at, at + step)
      const { lines, stampThen: now } = await join(
        part.map((f) => f.id),
        filters,
        lineage,
      )
      seen = now
      picked.push(...pick(part, lines).map(({ line, rank }) => ({ line, rank: rank + at })))
    }
    const items = picked.slice(0, limit).map((p) => p.line)
    const following = picked[limit]
    const best = found.slice(0, 5)
    const elsewhere =
      items.length === 0 && lineage && from === 0
        ? pick(
            best,
            (
              await join(
                best.map((f) => f.id),
                filters,
                null,
              )
            ).lines,
          ).map((p) => p.line)
        : []
    return {
      answer: { items, next: following ? String(following.rank) : null, also, elsewhere },
      seen: seen ?? (await stamp()),
    }
  }

  return {
    /** By the index that is there; anew when the rows turn out to be of a later stamp. */
    search: async (wish: SearchWish): Promise<SearchAnswer> => {
      for (let at = indexes.held() ?? (await stamp()); ; ) {
        const { answer, seen } = await searchAt(at, wish)
        if (seen === at) return answer
        at = seen
      }
    },
  }
}
