import type { Page } from '../../../platform/http/page.ts'
import { signOnProblemPage, signOutForPage } from './out.page.tsx'
import { signOnPage } from './sign-on.page.tsx'

export const signOnPages: readonly Page[] = [signOutForPage, signOnProblemPage, signOnPage]
