import type { Page } from '../../../platform/http/page.ts'
import { chainPage } from './chain.page.ts'
import { verifyFilePage } from './file.page.tsx'
import { verifyNumberPage } from './number.page.tsx'
import { verifyPage } from './verify.page.tsx'

export const verifyPages: readonly Page[] = [verifyPage, verifyNumberPage, verifyFilePage, chainPage]
