import type { ApiRoute } from '../../platform/http/api.ts'
import { applicationRoutes } from './v1/application.routes.ts'
import { certificateRoutes } from './v1/certificate.routes.ts'
import { deskRoutes } from './v1/desk.routes.ts'
import { divisionRoutes } from './v1/division.routes.ts'
import { draftRoutes } from './v1/draft.routes.ts'
import { itemRoutes } from './v1/item.routes.ts'
import { organRoutes } from './v1/organ.routes.ts'
import { systemRoutes } from './v1/system.routes.ts'

/** Every line of the API, in the order in which it is described. */
export const apiRoutes: readonly ApiRoute[] = [
  ...itemRoutes,
  ...divisionRoutes,
  ...organRoutes,
  ...certificateRoutes,
  ...applicationRoutes,
  ...draftRoutes,
  ...deskRoutes,
  ...systemRoutes,
]
