import type { Reading } from '../../kernel/operation.ts'
import { getItem, type Item } from '../catalogue/index.ts'
import { getTable, type Table } from '../examination/index.ts'
import { type Form, getForm } from '../form/index.ts'
import { getOrgan, type Organ } from '../organ/index.ts'
import { type Definition, getProcess } from '../process/index.ts'
import type { CaseStore } from './case.store.ts'
import type { Pinned } from './case.ts'

/** Definitions read once: versions never change; "the newest" and items are asked again after a while. */
export interface DefinitionCache {
  get<T>(key: string, now: Date, make: () => Promise<T>, keepMs?: number): Promise<T>
}

const most = 5_000

export const definitionCache = (): DefinitionCache => {
  const kept = new Map<string, { until: number; value: Promise<unknown> }>()
  return {
    get<T>(key: string, now: Date, make: () => Promise<T>, keepMs = Number.POSITIVE_INFINITY): Promise<T> {
      const hit = kept.get(key)
      if (hit && hit.until > now.getTime()) return hit.value as Promise<T>
      if (kept.size >= most) kept.clear()
      const value = make()
      kept.set(key, { until: now.getTime() + keepMs, value })
      value.catch(() => kept.delete(key))
      return value
    },
  }
}

type Here = Pick<Reading<CaseStore>, 'store' | 'ask' | 'now'>
const soonMs = 10_000

/** The version a draft or case began with. */
export const pinnedForm = ({ store, ask, now }: Here, { key, version }: Pinned): Promise<Form> =>
  store.cache.get(`form ${key}@${version}`, now, () => ask(getForm, { key, version }))

export const newestForm = ({ store, ask, now }: Here, key: string): Promise<Form> =>
  store.cache.get(`form ${key}`, now, () => ask(getForm, { key }), soonMs)

export const pinnedProcess = ({ store, ask, now }: Here, { key, version }: Pinned): Promise<Definition> =>
  store.cache.get(`process ${key}@${version}`, now, () => ask(getProcess, { key, version }))

export const newestProcess = ({ store, ask, now }: Here, key: string): Promise<Definition> =>
  store.cache.get(`process ${key}`, now, () => ask(getProcess, { key }), soonMs)

export const tableAt = ({ store, ask, now }: Here, key: string, version?: number): Promise<Table> =>
  version === undefined
    ? store.cache.get(`table ${key}`, now, () => ask(getTable, { key }), soonMs)
    : store.cache.get(`table ${key}@${version}`, now, () => ask(getTable, { key, version }))

export const itemNow = ({ store, ask, now }: Here, code: string): Promise<Item> =>
  store.cache.get(`item ${code}`, now, () => ask(getItem, { code }), soonMs)

export const organNow = ({ store, ask, now }: Here, organId: string): Promise<Organ> =>
  store.cache.get(`organ ${organId}`, now, () => ask(getOrgan, { organId }), soonMs)
