import type { Page } from '../../../platform/http/page.ts'
import { departmentPage, forBusinessPage, forPeoplePage, themePage } from './services.page.tsx'

export const servicesPages: readonly Page[] = [forPeoplePage, forBusinessPage, departmentPage, themePage]
