import type { DivisionCode, DivisionLevel } from '../../kernel/division-code.ts'
import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { DivisionTables } from './division.tables.gen.ts'
import { type Division, type Findable, findable } from './division.ts'

/** All divisions by code, and the codes below each. */
export interface DivisionTree {
  readonly byCode: ReadonlyMap<DivisionCode, Division>
  readonly below: ReadonlyMap<DivisionCode | undefined, readonly Division[]>
  readonly findable: readonly Findable[]
}

/** Reference data is read once and kept; one `TreeCache` a running platform. */
export interface TreeCache {
  tree: Promise<DivisionTree> | undefined
}

const w = writer<DivisionTables>()

export const divisionStore = (db: Reader<DivisionTables>, cache: TreeCache) => ({
  /** The whole tree, from memory after the first time. An empty one is not kept. */
  tree: async (): Promise<DivisionTree> => {
    cache.tree ??= readTree(db)
    const reading = cache.tree
    try {
      const tree = await reading
      if (tree.byCode.size === 0 && cache.tree === reading) cache.tree = undefined
      return tree
    } catch (error) {
      if (cache.tree === reading) cache.tree = undefined
      throw error
    }
  },
  /** Divisions are reference data: adding what is there already changes its names. */
  load: (divisions: readonly Division[]): Write => {
    cache.tree = undefined
    return w.insertMany(
      'division.division',
      divisions.map((d) => ({
        code: d.code,
        name_zh: d.name.zh,
        name_en: d.name.en ?? null,
        level: d.level,
        parent: d.parent ?? null,
        pinyin: d.pinyin,
      })),
      '(code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, pinyin = excluded.pinyin',
    )
  },
})

export type DivisionStore = ReturnType<typeof divisionStore>

const readTree = async (db: Reader<DivisionTables>): Promise<DivisionTree> => {
  const rows = await db
    .selectFrom('division.division')
    .select(['code', 'name_zh', 'name_en', 'level', 'parent', 'pinyin'])
    .orderBy('code')
    .execute()
  const byCode = new Map<DivisionCode, Division>()
  const below = new Map<DivisionCode | undefined, Division[]>()
  for (const row of rows) {
    const division: Division = {
      code: row.code as DivisionCode,
      name: row.name_en === null ? { zh: row.name_zh } : { zh: row.name_zh, en: row.name_en },
      level: row.level as DivisionLevel,
      parent: (row.parent ?? undefined) as DivisionCode | undefined,
      pinyin: row.pinyin,
    }
    byCode.set(division.code, division)
    const siblings = below.get(division.parent)
    if (siblings) siblings.push(division)
    else below.set(division.parent, [division])
  }
  return { byCode, below, findable: [...byCode.values()].map(findable) }
}
