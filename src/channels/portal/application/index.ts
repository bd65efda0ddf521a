import type { Page } from '../../../platform/http/page.ts'
import { applicationPage } from './application.page.tsx'
import { contactPage } from './contact.page.tsx'
import { correctPage } from './correct.page.tsx'
import { withdrawPage } from './withdraw.page.tsx'

export const applicationPages: readonly Page[] = [applicationPage, contactPage, correctPage, withdrawPage]
