/** Where to come back to: only a path of this site, and without the choice just changed in its query. */
export const safeNext = (next: unknown): string => {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return '/'
  const url = new URL(next, 'http://here.invalid')
  if (url.host !== 'here.invalid') return '/'
  for (const chosen of ['lang', 'region']) url.searchParams.delete(chosen)
  return `${url.pathname}${url.search}${url.hash}`
}
