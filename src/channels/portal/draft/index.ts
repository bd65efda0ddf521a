import type { Page } from '../../../platform/http/page.ts'
import { checkPageOfDraft } from './check.page.tsx'
import { draftPage } from './draft.page.tsx'
import { formPage } from './form-page.page.tsx'
import { materialsPage } from './materials.page.tsx'

export const draftPages: readonly Page[] = [draftPage, formPage, materialsPage, checkPageOfDraft]
