type Pinyin = typeof import('pinyin-pro').pinyin
let loaded: Pinyin | undefined

const hanOf = (text: string): string => text.replace(/[^\p{Script=Han}]+/gu, '')

/** Syllables without tones of the Chinese characters of a name, by spaces, for looking it up; loads its dictionary on first use. */
export const spellings = async (names: readonly string[]): Promise<string[]> => {
  loaded ??= (await import('pinyin-pro')).pinyin
  const pinyin = loaded
  return names.map((name) =>
    pinyin(hanOf(name), { toneType: 'none', type: 'array' }).join(' ').replaceAll('ü', 'v').toLowerCase(),
  )
}

/** A name as people type it without Chinese characters: `lingshanxian lsx`. */
export const typedSpellings = async (names: readonly string[]): Promise<string[]> =>
  (await spellings(names)).map((syllables) => {
    const initials = syllables.replace(/(\S)\S*\s*/g, '$1')
    return `${syllables.replaceAll(' ', '')} ${initials}`
  })
