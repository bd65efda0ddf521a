import type { Page } from '../../../platform/http/page.ts'
import { messagePage, messagesPage } from './messages.page.tsx'

export const messagePages: readonly Page[] = [messagesPage, messagePage]
