import { givenName, surname } from './names.ts'
import type { Personas, Relation, Sex } from './people-file.ts'
import type { Random } from './random.ts'

export interface Someone {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly birth: string
  readonly household: string
  readonly relation: Relation
  readonly income: number
}
export type Home = Personas['households'][number]

const nations = ['汉族', '汉族', '汉族', '壮族', '壮族', '壮族', '瑶族', '苗族', '侗族'] as const

const bornIn = (random: Random, year: number): string =>
  `${year}-${String(random.between(1, year === 2026 ? 9 : 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`

/** An invented household of a village: couples, children, parents over sixty, people alone. */
export const inventFamily = (
  random: Random,
  id: string,
  village: string,
  urban: boolean,
  nextId: () => string,
): { home: Home; people: Someone[] } => {
  const home: Home = {
    id,
    village,
    house: random.between(1, 220),
    kind: urban ? 'urban' : 'rural',
    nation: random.pick(nations),
  }
  const people: Someone[] = []
  const family = surname(random)
  const add = (relation: Relation, sex: Sex, year: number, ownSurname: boolean, income: number): void => {
    const name = `${ownSurname ? family : surname(random)}${givenName(random, sex, year)}`
    people.push({ id: nextId(), name, sex, birth: bornIn(random, year), household: id, relation, income })
  }
  const wage = (): number => random.between(16, 92) * 100
  const pension = (): number => random.between(2, 28) * 100
  const shape = random.below(10)
  if (shape < 2) {
    const year = random.between(1938, 1965)
    add('head', 'male', year, true, pension())
    add('spouse', 'female', year + random.between(0, 5), false, pension())
  } else if (shape < 3) {
    const year = random.between(1945, 1998)
    add('head', random.chance(0.5) ? 'male' : 'female', year, true, year < 1966 ? pension() : wage())
  } else {
    const year = random.between(1970, 1998)
    add('head', 'male', year, true, wage())
    add('spouse', 'female', year + random.between(-2, 5), false, wage())
    const children = random.between(0, 3)
    for (let i = 0; i < children; i++) {
      const born = Math.min(2026, year + 23 + i * random.between(2, 4))
      add('child', random.chance(0.5) ? 'male' : 'female', born, true, born < 2004 ? wage() : 0)
    }
    if (random.chance(0.4))
      add('parent', random.chance(0.4) ? 'male' : 'female', year - random.between(21, 29), true, pension())
  }
  return { home, people }
}
