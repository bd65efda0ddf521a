import { readFileSync } from 'node:fs'
import type { Text } from '../../kernel/text.ts'

/** A theme of the portal: its address, its name, and whom it is for. */
export interface ThemeName {
  readonly slug: string
  readonly name: Text
  readonly for: readonly ('people' | 'business')[]
}

const file = new URL('../../../catalogue/themes.json', import.meta.url)
let read: readonly ThemeName[] | undefined

/** The themes of this installation in their order; items name them by their Chinese name, as the exchange shape does. */
export const listThemeNames = (): readonly ThemeName[] =>
  (read ??= JSON.parse(readFileSync(file, 'utf8')) as ThemeName[])
