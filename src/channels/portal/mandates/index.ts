import type { Page } from '../../../platform/http/page.ts'
import { familyPage } from './family.page.tsx'
import { mandatesPage } from './mandates.page.tsx'
import { newMandatePage } from './new-mandate.page.tsx'

export const mandatePages: readonly Page[] = [mandatesPage, newMandatePage, familyPage]
