import type { Page } from '../../../platform/http/page.ts'
import { applicationsPage, draftsPage } from './lists.page.tsx'
import { myPage } from './my.page.tsx'

export const myPages: readonly Page[] = [myPage, applicationsPage, draftsPage]
