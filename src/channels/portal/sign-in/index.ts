import type { Page } from '../../../platform/http/page.ts'
import { signInPage } from './sign-in.page.tsx'
import { signOutPage } from './sign-out.page.tsx'

export const signInPages: readonly Page[] = [signInPage, signOutPage]
