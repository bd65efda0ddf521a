/** Addresses of the desk, in one place. */
export const caseHref = (number: string): string => `/desk/cases/${number}`
export const verbHref = (number: string, verb: string, taskId?: string): string =>
  `${caseHref(number)}/${verb}${taskId ? `?task=${encodeURIComponent(taskId)}` : ''}`
export const revealHref = (number: string): string => `${caseHref(number)}/applicant`
export const materialHref = (number: string, n: number): string => `/files/cases/${number}/materials/${n}`

/** What the worklist's address carries. */
export interface ListQuery {
  readonly view?: string | undefined
  readonly state?: string | undefined
  readonly item?: string | undefined
  readonly due?: string | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** The worklist with these filters; a change of filter begins at its first page. */
export const listHref = (query: ListQuery): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length === 0 ? '/desk/cases' : `/desk/cases?${new URLSearchParams(given)}`
}
