import type { Page } from '../../../platform/http/page.ts'
import { enterCodePage, signInCodePage } from './code.page.tsx'
import { signInPasswordPage } from './password.page.tsx'
import { newPasswordPage, recoverPage } from './recover.page.tsx'
import { signInPage } from './sign-in.page.tsx'
import { signOutPage } from './sign-out.page.tsx'

export const signInPages: readonly Page[] = [
  signInPage,
  signInCodePage,
  enterCodePage,
  signInPasswordPage,
  recoverPage,
  newPasswordPage,
  signOutPage,
]
