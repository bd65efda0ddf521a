import type { Page } from '../../../platform/http/page.ts'
import { homePage } from './home.page.tsx'

export const homePages: readonly Page[] = [homePage]
