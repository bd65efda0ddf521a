import type { Page } from '../../../platform/http/page.ts'
import { applyPage } from './apply.page.tsx'

export const applyPages: readonly Page[] = [applyPage]
