import type { Page } from '../../../platform/http/page.ts'
import { documentPage, documentPdfPage } from './document.page.tsx'
import { documentsPage } from './documents.page.tsx'

export const documentPages: readonly Page[] = [documentsPage, documentPage, documentPdfPage]
