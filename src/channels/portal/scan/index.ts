import type { Page } from '../../../platform/http/page.ts'
import { answerScanPage } from './answer.page.tsx'
import { scanInPage } from './scan-in.page.tsx'

export const scanPages: readonly Page[] = [scanInPage, answerScanPage]
