import type { Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import type { CatalogueTables } from './catalogue.tables.gen.ts'
import type { Audience, BasicItem, Item, ItemLine } from './catalogue.ts'
import { type FullRow, type LineRow, toBasicItem, toItem, toLine } from './item-rows.ts'
import type { Implementer } from './item-spec.ts'
import { lineageOf } from './lineage.ts'
import { type IndexPort, lineColumns, searchStore } from './search.store.ts'

const w = writer<CatalogueTables>()

export interface BrowseWish {
  readonly division?: string | undefined
  readonly audience?: Audience | undefined
  readonly department?: string | undefined
  readonly organCode?: string | undefined
  readonly theme?: string | undefined
  readonly online?: boolean | undefined
  readonly instant?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const fullColumns = sql.raw(
  't.key, t.summary_zh, t.summary_en, t.table_key, t.assurance, m.source, m.changed_at, g.body',
)

/** What a seeded item says of each of its implementations. */
export interface ItemSeed {
  readonly item_id: string
  readonly guide_id: string
  readonly code: string
  readonly department: string
  readonly levels: readonly number[]
  readonly project_type: string
  readonly online: boolean
  readonly visits: number
  readonly charged: boolean
  readonly legal_days: number | null
  readonly promised_days: number | null
  readonly fingerprint: string
}

const flat = ({ id, creditCode, name, department, division, level }: Implementer) => ({
  id,
  credit_code: creditCode,
  zh: name.zh,
  en: name.en ?? null,
  department,
  division,
  level,
})

/** The only SQL of the catalogue. */
export const catalogueStore = (db: Reader<CatalogueTables>, indexes: IndexPort) => ({
  lineage: lineageOf,

  findImplementation: async (code: string, version?: number): Promise<Item | undefined> => {
    const { rows } = await sql<FullRow & { then: LineRow | null }>`
        select ${lineColumns}, ${fullColumns}, v.line as "then"
          from "catalogue"."implementation" m
          join "catalogue"."item" t on t.id = m.item_id
          left join "catalogue"."version" v on v.code = m.code and v.version = ${version ?? null}
          join "catalogue"."guide" g on g.id = coalesce(v.guide_id, m.guide_id)
         where m.code = ${code}`.execute(db)
    const [row] = rows
    if (!row) return undefined
    return toItem({ ...row, ...row.then })
  },

  /** The implementation of a basic code (or item id, or key) by the organ nearest to the place. */
  findNearest: async (code: string, lineage: readonly string[]): Promise<Item | undefined> => {
    const { rows } = await sql<FullRow>`
        select ${lineColumns}, ${fullColumns}
          from "catalogue"."item" t
          join "catalogue"."implementation" m on m.item_id = t.id and m.division = any(${lineage}::text[])
          join "catalogue"."guide" g on g.id = m.guide_id
         where (t.code = ${code} or t.id = ${code} or t.key = ${code}) and m.state <> 'cancelled'
         order by m.level desc, m.code limit 1`.execute(db)
    return rows[0] && toItem(rows[0])
  },

  basicItems: async (code: string): Promise<BasicItem[]> => {
    const rows = await db
      .selectFrom('catalogue.item')
      .selectAll()
      .where((eb) => eb.or([eb('code', '=', code), eb('id', '=', code), eb('key', '=', code)]))
      .orderBy('id')
      .limit(100)
      .execute()
    return rows.map(toBasicItem)
  },

  implementations: async (wish: {
    itemId: string
    within?: string | undefined
    after?: string | undefined
    limit: number
  }): Promise<{ items: ItemLine[]; next: string | null }> => {
    const { rows } = await sql<LineRow>`
        select ${lineColumns}
          from "catalogue"."implementation" m join "catalogue"."item" t on t.id = m.item_id
         where m.item_id = ${wish.itemId} and m.state <> 'cancelled'
           and m.division like ${`${(wish.within ?? '').replace(/(00)+$/, '').replace(/[%_]/g, '')}%`}
           and m.division || m.code > ${wish.after ?? ''}
         order by m.division || m.code limit ${wish.limit + 1}`.execute(db)
    const items = rows.slice(0, wish.limit).map(toLine)
    const last = items.at(-1)
    return { items, next: rows.length > wish.limit && last ? last.division + last.code : null }
  },

  browse: async (wish: BrowseWish): Promise<{ items: ItemLine[]; next: string | null }> => {
    const lineage = wish.division ? lineageOf(wish.division) : null
    const { rows } = await sql<LineRow & { sort: string }>`
        select ${lineColumns}, t.pinyin || t.id as sort
          from "catalogue"."item" t
         cross join lateral (
           select * from "catalogue"."implementation" m
            where m.item_id = t.id and m.state <> 'cancelled'
              and (${lineage}::text[] is null or m.division = any(${lineage}::text[]))
              and (${wish.organCode ?? null}::text is null or m.organ_code = ${wish.organCode ?? null})
              and (${wish.online ?? null}::boolean is null or m.online = ${wish.online ?? null})
              and (${wish.instant ?? null}::boolean is null or (m.project_type = 'instant') = ${wish.instant ?? null})
            order by m.level desc, m.code limit 1) m
         where (${wish.audience ?? null}::text is null or ${wish.audience ?? null} = any(t.audience))
           and (${wish.department ?? null}::text is null or t.department = ${wish.department ?? null})
           and (${wish.theme ?? null}::text is null or ${wish.theme ?? null} = any(t.themes))
           and (t.pinyin || t.id) collate "C" > ${wish.after ?? ''}
         order by (t.pinyin || t.id) collate "C" limit ${wish.limit + 1}`.execute(db)
    const next = rows.length > wish.limit ? (rows[wish.limit - 1]?.sort ?? null) : null
    return { items: rows.slice(0, wish.limit).map(toLine), next }
  },

  themes: async (): Promise<{ theme: string; items: number }[]> => {
    const { rows } = await sql<{ theme: string; items: number }>`
        select theme, count(*)::int as items from "catalogue"."item" t cross join unnest(t.themes) as theme
         group by theme order by items desc, theme`.execute(db)
    return rows
  },

  ...searchStore(db, indexes),

  /** What is stored for these codes, as a later version would have to remember it. */
  known: async (codes: readonly string[]) => {
    const { rows } = await sql<Omit<LineRow, 'basic_code'> & { fingerprint: string; from_at: Date }>`
        select ${lineColumns}, m.fingerprint, m.changed_at as from_at
          from "catalogue"."implementation" m join "catalogue"."item" t on t.id = m.item_id
         where m.code = any(${codes}::text[])`.execute(db)
    return new Map(rows.map((row) => [row.code, row]))
  },

  isEmpty: async (): Promise<boolean> =>
    (await db.selectFrom('catalogue.item').select('id').limit(1).executeTakeFirst()) === undefined,

  /** Moves the revision, so that every process rebuilds its index. */
  touch: (stampNow: string): Write =>
    w.raw`update "catalogue"."revision" set "stamp" = ${stampNow} where "id" = 1 returning 1`,

  /** Item texts; one that another record defined stays as it is. */
  putItems: (rows: readonly ItemInsert[]): Write =>
    w.insertMany(
      'catalogue.item',
      rows,
      `(id) do update set code = excluded.code, name_zh = excluded.name_zh, name_en = excluded.name_en,
         catalogue_name = excluded.catalogue_name, type = excluded.type, department = excluded.department,
         summary_zh = excluded.summary_zh, summary_en = excluded.summary_en, aliases = excluded.aliases,
         audience = excluded.audience, themes = excluded.themes, pinyin = excluded.pinyin
         where "catalogue"."item".defined_by = excluded.defined_by`,
    ),

  /** As `putItems`, but whatever is there stays. */
  seedItems: (rows: readonly ItemInsert[]): Write => w.insertMany('catalogue.item', rows, '(id) do nothing'),
  /** One implementation for each organ of an item's department and levels; its code follows from both (ZWFW C0109.1). */
  seedImplementations: (items: readonly ItemSeed[], organs: readonly Implementer[], now: Date): Write =>
    w.raw`insert into "catalogue"."implementation" (code, scheme, item_id, guide_id, version, state, organ_id,
          organ_code, organ_zh, organ_en, division, level, project_type, online, visits, charged, legal_days, legal_unit,
          promised_days, promised_unit, fingerprint, source, changed_at)
        select o.credit_code || (o.level + 1) || i.code, 'national-31', i.item_id, i.guide_id, 1, 'in-use', o.id,
          o.credit_code, o.zh, o.en, o.division, o.level, i.project_type, i.online, i.visits, i.charged, i.legal_days,
          'working-day', i.promised_days, 'working-day', i.fingerprint, 'seed', ${now}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i(item_id text, guide_id text, code text,
            department text, levels jsonb, project_type text, online boolean, visits smallint, charged boolean,
            legal_days integer, promised_days integer, fingerprint text)
          join jsonb_to_recordset(${JSON.stringify(organs.map(flat))}::jsonb) as o(id text, credit_code text,
            zh text, en text, department text, division text, level smallint)
            on o.department = i.department and i.levels @> to_jsonb(o.level)
        on conflict (code) do nothing returning 1`,

  giveToOrgan: (from: string, to: { id: string; creditCode: string; name: Text }, now: Date): Write =>
    w.raw`update "catalogue"."implementation" set organ_id = ${to.id}, organ_code = ${to.creditCode},
        organ_zh = ${to.name.zh}, organ_en = ${to.name.en ?? null}, changed_at = ${now}::timestamptz
        where organ_id = ${from} returning 1`,

  putGuides: (guides: readonly { id: string; body: unknown }[]): Write =>
    w.insertMany(
      'catalogue.guide',
      guides.map(({ id, body }) => ({ id, body: json(body) })),
      '(id) do nothing',
    ),

  putImplementations: (rows: readonly ImplementationInsert[]): Write =>
    w.insertMany(
      'catalogue.implementation',
      rows,
      `(code) do update set scheme = excluded.scheme, item_id = excluded.item_id, guide_id = excluded.guide_id,
         version = excluded.version, state = excluded.state, organ_id = excluded.organ_id,
         organ_code = excluded.organ_code, organ_zh = excluded.organ_zh, organ_en = excluded.organ_en,
         division = excluded.division, level = excluded.level, project_type = excluded.project_type,
         online = excluded.online, visits = excluded.visits, charged = excluded.charged,
         legal_days = excluded.legal_days, legal_unit = excluded.legal_unit,
         promised_days = excluded.promised_days, promised_unit = excluded.promised_unit,
         fingerprint = excluded.fingerprint, source = excluded.source, changed_at = excluded.changed_at`,
    ),

  putVersions: (
    rows: readonly { code: string; version: number; guide_id: string; line: unknown; from_at: Date }[],
  ): Write =>
    w.insertMany(
      'catalogue.version',
      rows.map((row) => ({ ...row, line: json(row.line) })),
      '(code, version) do nothing',
    ),
})

export type CatalogueStore = ReturnType<typeof catalogueStore>
export type ItemInsert = Omit<import('kysely').Selectable<CatalogueTables['catalogue.item']>, never>
export type ImplementationInsert = import('kysely').Selectable<CatalogueTables['catalogue.implementation']>
