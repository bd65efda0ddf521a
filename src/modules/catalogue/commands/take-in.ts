import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { spellings } from '../../../platform/i18n/spellings.ts'
import { mayChangeItems } from '../catalogue.policy.ts'
import type { CatalogueStore, ImplementationInsert, ItemInsert } from '../catalogue.store.ts'
import { fingerprintOf, guideIdOf, itemIdOf } from '../catalogue.ts'
import { ItemRecord } from '../item-record.ts'

const Codes = Type.Array(Type.String())

/** Takes in a batch of implementations from outside: all or none of it. The same record again changes nothing. */
export const takeIn = command<CatalogueStore>()({
  name: 'catalogue.take-in',
  input: Type.Object({
    source: Type.String(),
    records: Type.Array(ItemRecord, { minItems: 1, maxItems: 1000 }),
  }),
  output: Type.Object({ accepted: Codes, changed: Codes, unchanged: Codes }),
  may: mayChangeItems,
  run: async ({ source, records }, _found, { store, now, newId, write }) => {
    const known = await store.known(records.map((r) => r.code))
    const fingerprints = records.map(fingerprintOf)
    const moved = records
      .filter((r, i) => known.get(r.code)?.fingerprint !== fingerprints[i])
      .map((r) => r.name.zh)
    const spelled = new Map((await spellings(moved)).map((pinyin, i) => [moved[i], pinyin]))
    const answer = { accepted: [] as string[], changed: [] as string[], unchanged: [] as string[] }
    const items = new Map<string, ItemInsert>()
    const guides = new Map<string, { id: string; body: unknown }>()
    const implementations = new Map<string, ImplementationInsert>()
    const superseded: { code: string; version: number; guide_id: string; line: unknown; from_at: Date }[] = []

    records.forEach((record, i) => {
      const fingerprint = fingerprints[i] ?? ''
      const before = known.get(record.code)
      if (before?.fingerprint === fingerprint || implementations.has(record.code)) {
        answer.unchanged.push(record.code)
        return
      }
      answer[before ? 'changed' : 'accepted'].push(record.code)
      const itemId = itemIdOf(record.basicCode, record.name.zh)
      const guideId = guideIdOf(record.guide)
      guides.set(guideId, { id: guideId, body: record.guide })
      if (!items.has(itemId))
        items.set(itemId, toItemRow(record, itemId, spelled.get(record.name.zh) ?? '', source))
      if (before) {
        const { fingerprint: _, from_at, ...line } = before
        superseded.push({
          code: record.code,
          version: before.version,
          guide_id: before.guide_id,
          line,
          from_at,
        })
      }
      implementations.set(record.code, {
        code: record.code,
        scheme: record.scheme,
        item_id: itemId,
        guide_id: guideId,
        version: (before?.version ?? 0) + 1,
        state: record.state,
        organ_id: record.organId,
        organ_code: record.organCode,
        organ_zh: record.organName.zh,
        organ_en: record.organName.en ?? null,
        division: record.division,
        level: record.level,
        project_type: record.projectType,
        online: record.online,
        visits: record.visits,
        charged: record.guide.fee.charged,
        legal_days: record.legalDays,
        legal_unit: record.legalUnit,
        promised_days: record.promisedDays,
        promised_unit: record.promisedUnit,
        fingerprint,
        source,
        changed_at: now,
      })
    })

    if (implementations.size > 0) {
      write(
        store.putItems([...items.values()]),
        store.putGuides([...guides.values()]),
        store.putImplementations([...implementations.values()]),
        store.touch(newId()),
      )
      if (superseded.length > 0) write(store.putVersions(superseded))
    }
    return answer
  },
})

const toItemRow = (record: ItemRecord, id: string, pinyin: string, source: string): ItemInsert => ({
  id,
  code: record.basicCode,
  key: null,
  name_zh: record.name.zh,
  name_en: record.name.en ?? null,
  catalogue_name: record.catalogueName,
  type: record.type,
  department: record.department,
  summary_zh: '',
  summary_en: null,
  aliases: [],
  audience: record.audience,
  themes: record.themes,
  form_key: null,
  process_key: null,
  table_key: null,
  assurance: 2,
  pinyin,
  defined_by: record.code,
  source,
})
