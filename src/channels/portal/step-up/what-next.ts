/** What a step-up asks for: a level, something only the person has, or to be there now. */
export interface Asked {
  readonly level: number
  readonly factor: boolean
  readonly fresh: boolean
}

/** The next thing that is missing; `done` when nothing is. One thing at a time: a name before a face before a key. */
export const whatNext = (
  asked: Asked,
  has: {
    readonly accountLevel: number
    readonly level: number
    readonly factor: boolean
    readonly fresh: boolean
  },
): 'name' | 'in-person' | 'factor' | 'fresh' | 'done' => {
  if (asked.level >= 2 && has.accountLevel < 2) return 'name'
  if (asked.level === 3 && has.accountLevel < 3) return 'in-person'
  if ((asked.level >= 4 && has.level < 4) || (asked.factor && !has.factor)) return 'factor'
  return asked.fresh && !has.fresh ? 'fresh' : 'done'
}
