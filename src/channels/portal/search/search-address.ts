import { type Static, Type } from 'typebox'

const word = Type.Optional(Type.String({ maxLength: 80 }))

/** The address of a search: everything that narrows it, so that it can be kept and sent. */
export const SearchQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  region: word,
  for: word,
  dept: word,
  theme: word,
  online: word,
  instant: word,
  exact: word,
  cursor: word,
})
export type SearchQuery = Omit<{ [K in keyof Static<typeof SearchQuery>]?: string | undefined }, 'q'> & {
  readonly q: string
}

export const searchHref = (query: SearchQuery): string => {
  const address = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) address.set(key, value)
  return `/search?${address}`
}
