import type { Page } from '../../../platform/http/page.ts'
import { setUpPage } from './setup.page.tsx'

/** The one-time link of an empty province. */
export const setUpPages: readonly Page[] = [setUpPage]
