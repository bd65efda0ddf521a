import type { Page } from '../../platform/http/page.ts'
import { actingAsPages } from './acting-as/index.ts'
import { homePages } from './home/index.ts'
import { itemPages } from './item/index.ts'
import { messagePages } from './messages/index.ts'
import { profilePages } from './profile/index.ts'
import { searchPages } from './search/index.ts'
import { sentBoxPages } from './sent-box/index.ts'
import { servicesPages } from './services/index.ts'
import { signInPages } from './sign-in/index.ts'
import { sitePages } from './site/index.ts'

/** Every page of the portal, feature by feature. */
export const portalPages: readonly Page[] = [
  ...actingAsPages,
  ...homePages,
  ...itemPages,
  ...messagePages,
  ...profilePages,
  ...searchPages,
  ...sentBoxPages,
  ...servicesPages,
  ...signInPages,
  ...sitePages,
]
