import type { Page } from '../../../platform/http/page.ts'
import { dataPage, wrongFactPage } from './data.page.tsx'

export const dataPages: readonly Page[] = [dataPage, wrongFactPage]
