import { apiRoutes as routes } from '../channels/api/index.ts'
import { apiPages } from '../channels/api/reference/reference.page.tsx'
import { deskPages } from '../channels/desk/index.ts'
import { portalPages } from '../channels/portal/index.ts'
import type { ApiRoute } from '../platform/http/api.ts'
import type { Page } from '../platform/http/page.ts'

/** Every page of every channel. */
export const pages: readonly Page[] = [...portalPages, ...deskPages, ...apiPages]

/** Every line of the API. */
export const apiRoutes: readonly ApiRoute[] = routes
