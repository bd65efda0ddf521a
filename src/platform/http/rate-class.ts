import type { RateClass } from './rate-limits.ts'

const under = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(`${root}/`))

/** Where somebody could try one password, code, link or device after another. */
const proving = ['/sign-in', '/sign-up', '/sign-on', '/recover', '/scan', '/setup', '/step-up', '/device']
/** Pages whose addresses or answers hold what opens an account. */
export const isProving = (path: string): boolean => under(path, proving)

/** Where somebody could try one number after another. */
const lookingUp = ['/verify', '/progress']

export interface Line {
  readonly method: string
  readonly path: string
  readonly takesFiles?: boolean
}

/** Which limit a page counts under. */
export const pageClass = ({ method, path, takesFiles = false }: Line): RateClass => {
  const writes = method === 'POST'
  if (writes && isProving(path)) return 'sign-in'
  if (under(path, lookingUp)) return 'look-up'
  if (writes) return takesFiles ? 'upload' : 'write'
  return under(path, ['/search']) ? 'search' : 'page'
}

/** Which limit a line of the API counts under. */
export const apiClass = ({ method, path }: Line): RateClass => {
  if (path.includes('/verification') || under(path, lookingUp)) return 'look-up'
  return method === 'GET' ? 'api-read' : 'api-write'
}
