import type { Page } from '../../../platform/http/page.ts'
import { sentBoxPage } from './sent-box.page.tsx'

export const sentBoxPages: readonly Page[] = [sentBoxPage]
