/** `?next=` handed on to the next step. */
export const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ next })}`
