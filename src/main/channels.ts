import type { ApiRoute } from '../platform/http/api.ts'
import type { Page } from '../platform/http/page.ts'

/** Every page of every channel. */
export const pages: readonly Page[] = []

/** Every line of the API. */
export const apiRoutes: readonly ApiRoute[] = []
