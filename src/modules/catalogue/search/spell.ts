import { hanOf } from './text.ts'

type Pinyin = typeof import('pinyin-pro').pinyin
let loaded: Pinyin | undefined

/** Syllables without tones of the Chinese characters of a name, by spaces, for the index; loads its dictionary on first use. */
export const spellings = async (names: readonly string[]): Promise<string[]> => {
  loaded ??= (await import('pinyin-pro')).pinyin
  const pinyin = loaded
  return names.map((name) =>
    pinyin(hanOf(name), { toneType: 'none', type: 'array' }).join(' ').replaceAll('ü', 'v').toLowerCase(),
  )
}
