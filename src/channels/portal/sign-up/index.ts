import type { Page } from '../../../platform/http/page.ts'
import { enrolPage } from './enrol.page.tsx'
import { signUpNamePage } from './name.page.tsx'
import { signUpPasswordPage } from './password.page.tsx'
import { signUpPage } from './sign-up.page.tsx'

export const signUpPages: readonly Page[] = [signUpPage, signUpNamePage, signUpPasswordPage, enrolPage]
