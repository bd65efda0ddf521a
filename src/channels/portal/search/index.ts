import type { Page } from '../../../platform/http/page.ts'
import { searchPage } from './search.page.tsx'

export const searchPages: readonly Page[] = [searchPage]
