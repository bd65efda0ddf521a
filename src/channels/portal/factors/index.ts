import type { Page } from '../../../platform/http/page.ts'
import { passkeyOptionsPage } from './options.page.ts'
import { passkeySignInPage } from './passkey.page.tsx'
import { secondFactorPage } from './second-factor.page.tsx'

export const factorPages: readonly Page[] = [passkeySignInPage, passkeyOptionsPage, secondFactorPage]
