import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativesOf, type Tie, tiesOfHouseholds } from './kinship.ts'

const parent = (of: string, ...are: string[]): Tie[] => are.map((is) => ({ kind: 'parent', of, is }))
const spouse = (of: string, is: string): Tie => ({ kind: 'spouse', of, is })

/** Three generations above an official, one below, and those they married. */
const family: readonly Tie[] = [
  ...parent('me', 'mother', 'father'),
  ...parent('sister', 'mother', 'father'),
  ...parent('niece', 'sister', 'brother-in-law'),
  ...parent('grandniece', 'niece'),
  ...parent('mother', 'grandmother'),
  ...parent('uncle', 'grandmother'),
  ...parent('cousin', 'uncle'),
  ...parent('child-of-cousin', 'cousin'),
  ...parent('grandmother', 'great-grandmother'),
  ...parent('granduncle', 'great-grandmother'),
  ...parent('child', 'me', 'wife'),
  ...parent('grandchild', 'child', 'son-in-law'),
  ...parent('son-in-law', 'his-mother'),
  ...parent('wife', 'her-father'),
  ...parent('her-brother', 'her-father'),
  spouse('me', 'wife'),
  spouse('sister', 'brother-in-law'),
  spouse('uncle', 'aunt'),
  spouse('child', 'son-in-law'),
  spouse('her-brother', 'his-wife'),
  spouse('his-wife', 'her-former-husband'),
]

describe('whose relative somebody is', () => {
  it.each([
    ['the spouse', ['wife']],
    ['the direct line', ['mother', 'father', 'grandmother', 'great-grandmother', 'child', 'grandchild']],
    ['collateral within three generations', ['sister', 'niece', 'uncle', 'cousin']],
    [
      'in-laws',
      ['her-father', 'her-brother', 'his-wife', 'son-in-law', 'his-mother', 'brother-in-law', 'aunt'],
    ],
  ])('counts %s', (_kind, people) => {
    for (const one of people) expect([one, relativesOf('me', family).has(one)]).toEqual([one, true])
  })

  it('counts nobody further, and nobody as their own', () => {
    const related = relativesOf('me', family)
    for (const one of ['grandniece', 'child-of-cousin', 'granduncle', 'her-former-husband', 'me'])
      expect([one, related.has(one)]).toEqual([one, false])
  })

  it('is mutual, whatever the registers say', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const tie = fc.record({
      kind: fc.constantFrom('parent' as const, 'spouse' as const),
      of: fc.constantFrom(...people),
      is: fc.constantFrom(...people),
    })
    fc.assert(
      fc.property(
        fc.array(
          tie.filter(({ of, is }) => of !== is),
          { maxLength: 12 },
        ),
        fc.constantFrom(...people),
        fc.constantFrom(...people),
        (ties, one, other) => relativesOf(one, ties).has(other) === relativesOf(other, ties).has(one),
      ),
    )
  })

  it('is read from a household too', () => {
    const ties = tiesOfHouseholds([
      { partyId: 'head', householdId: 'h', relation: 'head' },
      { partyId: 'wife', householdId: 'h', relation: 'spouse' },
      { partyId: 'son', householdId: 'h', relation: 'child' },
      { partyId: 'daughter', householdId: 'h', relation: 'child' },
      { partyId: 'old', householdId: 'h', relation: 'parent' },
    ])
    expect([...relativesOf('son', ties)].sort()).toEqual(['daughter', 'head', 'old', 'wife'])
    expect([...relativesOf('wife', ties)].sort()).toEqual(['daughter', 'head', 'old', 'son'])
  })
})
