import { globSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { apiRoutes } from '../src/channels/api/index.ts'
import type { EventType } from '../src/kernel/event.ts'
import { formFile } from '../src/modules/form/index.ts'
import { describeApi } from '../src/platform/http/describe-api.ts'

const source = fileURLToPath(new URL('../src/', import.meta.url))

const isEvent = (value: unknown): value is EventType => {
  const { name, version, payload } = (value ?? {}) as Partial<EventType>
  return typeof name === 'string' && typeof version === 'number' && typeof payload === 'object'
}

/** Every event type a module announces, by name. */
export const listEvents = async (): Promise<readonly EventType[]> => {
  const files = globSync('modules/*/*.events.ts', { cwd: source }).sort()
  const exported = await Promise.all(
    files.map((path) => import(pathToFileURL(source + path).href) as Promise<Record<string, unknown>>),
  )
  return exported
    .flatMap((module) => Object.values(module).filter(isEvent))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const text = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

const schemaOf = ({ name, version, payload }: EventType): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name,
  description: `Version ${version}. Ids and facts only; delivered at least once, in order for one aggregate.`,
  ...payload,
})

/** Files of `contracts/` as they should be, by path. */
export const contracts = async (): Promise<ReadonlyMap<string, string>> => {
  const events = await listEvents()
  return new Map([
    ['form.schema.json', text(formFile)],
    ['openapi.json', text(await describeApi(apiRoutes))],
    ...events.map((event) => [`events/${event.name}.schema.json`, text(schemaOf(event))] as const),
  ])
}
