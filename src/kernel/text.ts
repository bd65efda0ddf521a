/** Words that are data, in both languages. The Chinese text is the legal one; `en` may be missing. */
export interface Text {
  readonly zh: string
  readonly en?: string | undefined
}

/** Puts values into the `{holes}` of a sentence; one that nobody has a value for stays to be seen. */
export const fillHoles = (
  sentence: string,
  valueFor: (name: string) => string | number | undefined,
): string => sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(valueFor(name) ?? hole))

export type Language = 'zh' | 'en'
export const languages: readonly Language[] = ['zh', 'en']

/** The words in the asked language; the Chinese ones where English is missing, never a key. */
export const say = (text: Text, language: Language): string => (language === 'en' && text.en) || text.zh
