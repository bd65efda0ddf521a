const here = 'http://here.invalid'

/**
 * The address to go on with after signing in or choosing, if it stays on this site; else `fallback`. Browsers read
 * `//host`, `/\host` and tabs in between as other hosts, so what counts is how a browser would resolve it.
 */
export const localPath = (asked: unknown, fallback: string): string => {
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, here)) return fallback
  const url = new URL(asked, here)
  return url.origin === here && !url.pathname.startsWith('//')
    ? url.pathname + url.search + url.hash
    : fallback
}
