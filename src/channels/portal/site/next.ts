import { localPath } from '../../../platform/http/local-path.ts'

/** Where to come back to after a choice: on this site, and without a language or region that the link had set. */
export const afterChoice = (next: unknown): string => {
  const url = new URL(localPath(next, '/'), 'http://here.invalid')
  for (const chosen of ['lang', 'region']) url.searchParams.delete(chosen)
  return localPath(`${url.pathname}${url.search}${url.hash}`, '/')
}
