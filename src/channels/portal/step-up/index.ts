import type { Page } from '../../../platform/http/page.ts'
import { stepUpCodePage, stepUpPage } from './step-up.page.tsx'

export const stepUpPages: readonly Page[] = [stepUpPage, stepUpCodePage]
