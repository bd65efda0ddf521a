import type { Page } from '../../../platform/http/page.ts'
import { receiptPage } from './receipt.page.tsx'

export const receiptPages: readonly Page[] = [receiptPage]
