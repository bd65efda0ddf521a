import type { Page } from '../../../platform/http/page.ts'
import { accessLogPage } from './access-log.page.tsx'
import { closePage } from './close.page.tsx'
import { dataPage, wrongFactPage } from './data.page.tsx'
import { exportJsonPage, exportPage, exportPdfPage } from './export.page.tsx'
import { purposesPage } from './purposes.page.tsx'

export const dataPages: readonly Page[] = [
  dataPage,
  wrongFactPage,
  purposesPage,
  exportPage,
  exportJsonPage,
  exportPdfPage,
  closePage,
  accessLogPage,
]
