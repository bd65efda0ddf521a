import type { Page } from '../../../platform/http/page.ts'
import { progressPage } from './progress.page.tsx'

export const progressPages: readonly Page[] = [progressPage]
