import type { Page } from '../../../platform/http/page.ts'
import { itemPage } from './item.page.tsx'
import { itemLawPage } from './law.page.tsx'
import { itemPlacesPage } from './places.page.tsx'

export const itemPages: readonly Page[] = [itemPage, itemLawPage, itemPlacesPage]
