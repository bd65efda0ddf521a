/** Where to go on after signing in: a path of this site, never another site (`//evil`, `/\evil`, `https:`). */
export const nextPath = (next: unknown, otherwise: string): string =>
  typeof next === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) && !next.startsWith('/sign-') ? next : otherwise
