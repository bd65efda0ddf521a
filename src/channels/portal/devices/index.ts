import type { Page } from '../../../platform/http/page.ts'
import { authenticatorPage } from './authenticator.page.tsx'
import { devicesPage } from './devices.page.tsx'
import { factorPage } from './factor.page.tsx'
import { newPasskeyPage } from './passkey.page.tsx'
import { newPhoneCodePage, newPhonePage } from './phone.page.tsx'
import { recoveryCodesPage } from './recovery-codes.page.tsx'

export const signInAndDevicePages: readonly Page[] = [
  devicesPage,
  newPasskeyPage,
  authenticatorPage,
  factorPage,
  recoveryCodesPage,
  newPhonePage,
  newPhoneCodePage,
]
