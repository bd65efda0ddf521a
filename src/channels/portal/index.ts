import type { Page } from '../../platform/http/page.ts'
import { actingAsPages } from './acting-as/index.ts'
import { applicationPages } from './application/index.ts'
import { applyPages } from './apply/index.ts'
import { dataPages } from './data/index.ts'
import { devicePages } from './device/index.ts'
import { signInAndDevicePages } from './devices/index.ts'
import { documentPages } from './documents/index.ts'
import { draftPages } from './draft/index.ts'
import { factorPages } from './factors/index.ts'
import { homePages } from './home/index.ts'
import { itemPages } from './item/index.ts'
import { mandatePages } from './mandates/index.ts'
import { messagePages } from './messages/index.ts'
import { myPages } from './my/index.ts'
import { progressPages } from './progress/index.ts'
import { receiptPages } from './receipt/index.ts'
import { scanPages } from './scan/index.ts'
import { searchPages } from './search/index.ts'
import { sentBoxPages } from './sent-box/index.ts'
import { servicesPages } from './services/index.ts'
import { setUpPages } from './setup/index.ts'
import { signInPages } from './sign-in/index.ts'
import { signOnPages } from './sign-on/index.ts'
import { signUpPages } from './sign-up/index.ts'
import { sitePages } from './site/index.ts'
import { stepUpPages } from './step-up/index.ts'
import { systemsPages } from './systems/index.ts'
import { verifyPages } from './verify/index.ts'

/** Every page of the portal, feature by feature. */
export const portalPages: readonly Page[] = [
  ...actingAsPages,
  ...applicationPages,
  ...applyPages,
  ...devicePages,
  ...signInAndDevicePages,
  ...documentPages,
  ...draftPages,
  ...factorPages,
  ...homePages,
  ...itemPages,
  ...mandatePages,
  ...messagePages,
  ...myPages,
  ...dataPages,
  ...progressPages,
  ...receiptPages,
  ...scanPages,
  ...searchPages,
  ...sentBoxPages,
  ...servicesPages,
  ...setUpPages,
  ...signInPages,
  ...signUpPages,
  ...stepUpPages,
  ...signOnPages,
  ...sitePages,
  ...systemsPages,
  ...verifyPages,
]
