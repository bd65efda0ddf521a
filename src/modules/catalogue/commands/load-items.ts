import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { fingerprintOf, guideIdOf, itemIdOf } from '../catalogue.ts'
import { mayChangeItems } from '../catalogue.policy.ts'
import type { CatalogueStore, ImplementationInsert, ItemInsert } from '../catalogue.store.ts'
import { itemCodeOf } from '../codes.ts'
import { Implementer, ItemSpec } from '../item-spec.ts'
import { spellings } from '../search/spell.ts'

/** Loads basic items of our own with one implementation an organ. A seed: what is there already stays as it is. */
export const loadItems = command<CatalogueStore>()({
  name: 'catalogue.loadItems',
  input: Type.Object({
    items: Type.Array(Type.Object({ spec: ItemSpec, organs: Type.Array(Implementer) }), { minItems: 1 }),
  }),
  output: Type.Object({ items: Type.Integer(), implementations: Type.Integer() }),
  may: mayChangeItems,
  run: async ({ items }, _found, { store, now, newId, write }) => {
    const spelled = await spellings(items.map(({ spec }) => spec.name.zh))
    const rows = items.map(({ spec }, i): ItemInsert => toItemRow(spec, spelled[i] ?? ''))
    const implementations = items.flatMap(({ spec, organs }) =>
      organs.map((organ): ImplementationInsert => toImplementationRow(spec, organ, now)),
    )
    write(
      store.seedItems(rows),
      store.putGuides(items.map(({ spec }) => ({ id: guideIdOf(spec.guide), body: spec.guide }))),
      store.seedImplementations(implementations),
      store.touch(newId()),
    )
    return { items: rows.length, implementations: implementations.length }
  },
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

const toImplementationRow = (spec: ItemSpec, organ: Implementer, now: Date): ImplementationInsert => ({
  code: itemCodeOf(organ.creditCode, organ.level, spec.code),
  scheme: 'national-31',
  item_id: itemIdOf(spec.code, spec.name.zh),
  guide_id: guideIdOf(spec.guide),
  version: 1,
  state: 'in-use',
  organ_id: organ.id,
  organ_code: organ.creditCode,
  organ_zh: organ.name.zh,
  organ_en: organ.name.en ?? null,
  division: organ.division,
  level: organ.level,
  project_type: spec.projectType,
  online: spec.online,
  visits: spec.visits,
  charged: spec.guide.fee.charged,
  legal_days: spec.legalDays,
  legal_unit: 'working-day',
  promised_days: spec.promisedDays,
  promised_unit: 'working-day',
  fingerprint: fingerprintOf([spec, organ]),
  source: 'seed',
  changed_at: now,
})
