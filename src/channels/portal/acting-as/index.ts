import type { Page } from '../../../platform/http/page.ts'
import { actingAsPage } from './acting-as.page.tsx'

export const actingAsPages: readonly Page[] = [actingAsPage]
