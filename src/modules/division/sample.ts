import { gunzipSync } from 'node:zlib'
import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { loadDivisions } from './commands/load-divisions.ts'

/** As `tools/make-divisions.ts` writes it: code without its trailing zeros, name, pinyin, English to county level. */
export interface DivisionFile {
  readonly province: string
  readonly rows: readonly (readonly [code: string, name: string, pinyin: string, en?: string])[]
}

export const readDivisionFile = (bytes: Buffer): DivisionFile =>
  JSON.parse(gunzipSync(bytes).toString('utf8')) as DivisionFile

/** Loads every division of the sample province. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const { rows } = readDivisionFile(await read('divisions/450000.json.gz'))
  const divisions = rows.map(([code, name, pinyin, en]) => ({
    code: code.padEnd(12, '0'),
    name,
    pinyin,
    ...(en === undefined ? {} : { en }),
  }))
  await hands.perform(loadDivisions, { divisions }, system('sample'))
}
