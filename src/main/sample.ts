import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { loadSample as catalogueItems } from '../modules/catalogue/sample.ts'
import { loadSample as certificate } from '../modules/certificate/sample.ts'
import { loadSample as client } from '../modules/client/sample.ts'
import { loadSample as division } from '../modules/division/sample.ts'
import { loadSample as examination } from '../modules/examination/sample.ts'
import { loadSample as form } from '../modules/form/sample.ts'
import { loadSample as identity } from '../modules/identity/sample.ts'
import { loadSample as organ } from '../modules/organ/sample.ts'
import { loadSample as party } from '../modules/party/sample.ts'
import { loadSample as process } from '../modules/process/sample.ts'
import { loadSample as register } from '../modules/register/sample.ts'
import type { Hands } from '../platform/platform.ts'
import type { Opened } from './open.ts'
import { readSetting, writeSetting } from './settings.ts'

/** Takes in what one module has in `catalogue/`. */
export type Loader = (hands: Hands, read: (path: string) => Promise<Buffer>) => Promise<void>

/** In module order: a later one may rely on what an earlier one has loaded. */
const loaders: readonly [string, Loader][] = [
  ['division', division],
  ['organ', organ],
  ['party', party],
  ['register', register],
  ['identity', identity],
  ['client', client],
  ['certificate', certificate],
  ['form', form],
  ['process', process],
  ['examination', examination],
  ['catalogue', catalogueItems],
]

const catalogue = fileURLToPath(new URL('../../catalogue/', import.meta.url))
/** A file of the catalogue that comes with the product. */
export const readCatalogue = (path: string): Promise<Buffer> => readFile(catalogue + path)

/** Loads the sample province, module by module; a load cut short goes on where it stopped. */
export const loadSample = async (opened: Opened, progress: (line: string) => void): Promise<void> => {
  const done = new Set((await readSetting<string[]>(opened.pool, 'sample-loaded')) ?? [])
  for (const [name, load] of loaders) {
    if (done.has(name)) continue
    const began = performance.now()
    await load(opened.runtime, readCatalogue)
    done.add(name)
    await writeSetting(opened.pool, 'sample-loaded', [...done])
    progress(`${done.size}/${loaders.length} ${name} ${Math.round(performance.now() - began)} ms`)
  }
}
