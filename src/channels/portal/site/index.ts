import type { Page } from '../../../platform/http/page.ts'
import { articlePages, helpPage, siteMapPage } from './articles.page.tsx'
import { departmentsPage } from './departments.page.tsx'
import { preferencesPage } from './preferences.page.tsx'
import { regionPage } from './region.page.tsx'

export const sitePages: readonly Page[] = [
  ...articlePages,
  departmentsPage,
  helpPage,
  preferencesPage,
  regionPage,
  siteMapPage,
]
