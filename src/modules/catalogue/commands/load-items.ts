import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { spellings } from '../../../platform/i18n/spellings.ts'
import { mayChangeItems } from '../catalogue.policy.ts'
import type { CatalogueStore, ItemInsert, ItemSeed } from '../catalogue.store.ts'
import { fingerprintOf, guideIdOf, itemIdOf } from '../catalogue.ts'
import { Implementer, ItemSpec } from '../item-spec.ts'

/**
 * Loads basic items of our own with one implementation for each of the organs whose department and level they name.
 * A seed: what is there already stays as it is.
 */
export const loadItems = command<CatalogueStore>()({
  name: 'catalogue.load-items',
  input: Type.Object({ items: Type.Array(ItemSpec, { minItems: 1 }), organs: Type.Array(Implementer) }),
  output: Type.Object({ items: Type.Integer() }),
  may: mayChangeItems,
  run: async ({ items, organs }, _found, { store, now, newId, write }) => {
    const spelled = await spellings(items.map((spec) => spec.name.zh))
    write(
      store.seedItems(items.map((spec, i) => toItemRow(spec, spelled[i] ?? ''))),
      store.putGuides(items.map((spec) => ({ id: guideIdOf(spec.guide), body: spec.guide }))),
      store.seedImplementations(items.map(toSeed), organs, now),
      store.touch(newId()),
    )
    return { items: items.length }
  },
})

const toSeed = (spec: ItemSpec): ItemSeed => ({
  item_id: itemIdOf(spec.code, spec.name.zh),
  guide_id: guideIdOf(spec.guide),
  code: spec.code,
  department: spec.department,
  levels: spec.levels,
  project_type: spec.projectType,
  online: spec.online,
  visits: spec.visits,
  charged: spec.guide.fee.charged,
  legal_days: spec.legalDays,
  promised_days: spec.promisedDays,
  fingerprint: fingerprintOf(spec),
})

const toItemRow = (spec: ItemSpec, pinyin: string): ItemInsert => ({
  id: itemIdOf(spec.code, spec.name.zh),
  code: spec.code,
  key: spec.key,
  name_zh: spec.name.zh,
  name_en: spec.name.en ?? null,
  catalogue_name: null,
  type: spec.type,
  department: spec.department,
  summary_zh: spec.summary.zh,
  summary_en: spec.summary.en ?? null,
  aliases: spec.aliases,
  audience: spec.audience,
  themes: spec.themes,
  form_key: spec.journey?.form.key ?? null,
  process_key: spec.journey?.process.key ?? null,
  table_key: spec.journey?.table?.key ?? null,
  assurance: spec.assuranceLevel,
  pinyin,
  defined_by: spec.key,
  source: 'seed',
})
