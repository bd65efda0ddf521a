import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isPolicy } from '../../src/kernel/decision.ts'
import { covers } from '../../src/kernel/scope.ts'
import { archetypes } from './archetypes.ts'
import { header, matrixFile, operations, outcomeOf, readMatrix, suggestedLines } from './judge.ts'
import { resources } from './resources.ts'

if (process.env.MATRIX === 'write') {
  // a draft of what is missing; whoever commits it has read it
  const kept = readMatrix().map(({ operation, resource, cells }) => [operation, resource, ...cells].join(','))
  const has = new Set(readMatrix().map(({ operation }) => operation))
  const missing = operations()
    .filter(({ name }) => !has.has(name))
    .flatMap(suggestedLines)
    .filter((line) => !line.includes(': add to '))
  writeFileSync(matrixFile, `${[header, ...[...kept, ...missing].sort()].join('\n')}\n`)
}

const lines = readMatrix()
const all = operations()

describe('the matrix of who may what', () => {
  it('has a line for every operation, and no other', () => {
    const named = new Set(lines.map(({ operation }) => operation))
    const missing = all.filter(({ name }) => !named.has(name)).flatMap(suggestedLines)
    expect(
      missing,
      `read these lines and add them to test/matrix/matrix.csv:\n${missing.join('\n')}`,
    ).toEqual([])
    const names = new Set(all.map(({ name }) => name))
    expect(lines.filter(({ operation }) => !names.has(operation))).toEqual([])
  })

  it('judges by tables only: each `see`, `may` and `lists` can be listed and explained', () => {
    const inline = all.flatMap((operation) => {
      const { name, may, see } = operation
      const lists = operation.kind === 'query' ? operation.lists : undefined
      const judges = { may: may === 'public' ? undefined : may, see, lists }
      return Object.entries(judges).flatMap(([at, judge]) =>
        judge && !isPolicy(judge) ? [`${name}: ${at}`] : [],
      )
    })
    expect(inline, 'make these with firstRule([...rules], reason) in the policy of the module').toEqual([])
  })

  it('says of every operation that reads beyond its actor why', () => {
    const unscoped = all.filter(({ unscoped }) => unscoped !== undefined)
    expect(unscoped.filter(({ unscoped = '' }) => unscoped.length < 20).map(({ name }) => name)).toEqual([])
  })

  it('is what the rules say, cell by cell', () => {
    const wrong = lines.flatMap(({ operation, resource, cells }) => {
      const declared = all.find(({ name }) => name === operation)
      if (!declared) return []
      return archetypes.flatMap((who, at) => {
        const outcome = outcomeOf(declared, who, resource)
        return outcome === cells[at]
          ? []
          : [`${operation} ${resource} ${who.name}: ${cells[at]} is ${outcome}`]
      })
    })
    expect(wrong).toEqual([])
    console.log(
      `matrix: ${archetypes.length} archetypes × ${all.length} operations in ${lines.length} lines = ${lines.length * archetypes.length} cells`,
    )
  })

  it('cuts lists by the scopes of the same rules', () => {
    const belongs = (thing: Record<string, unknown>) => ({
      parties: [
        thing.holderPartyId,
        thing.ownerPartyId,
        thing.partyId,
        ...((thing.parties as string[]) ?? []),
      ].filter((id) => typeof id === 'string'),
      paths: [
        thing.organPath,
        ...((thing.sharedWith ?? thing.shownTo ?? thing.paths ?? []) as string[]),
      ].filter((path) => typeof path === 'string'),
    })
    let compared = 0
    for (const { operation, resource } of lines) {
      const declared = all.find(({ name }) => name === operation)
      const judge = declared?.kind === 'query' ? declared.lists : undefined
      // lists of what has no rows of `access` are cut in the program
      if (!isPolicy(judge) || archetypes.every((who) => judge.scopes(who.actor as never).length === 0))
        continue
      for (const who of archetypes) {
        // the platform reads all; a mandate for chosen items cuts by the item besides
        if (who.actor.kind === 'system' || ('items' in who.actor && who.actor.items)) continue
        const thing = resources[resource]?.(who) as Record<string, unknown>
        const listed = covers(judge.scopes(who.actor as never), belongs(thing))
        expect([operation, resource, who.name, listed]).toEqual([
          operation,
          resource,
          who.name,
          judge(who.actor as never, thing as never).allowed,
        ])
        compared++
      }
    }
    expect(compared).toBeGreaterThan(200)
  })
})

/** Laws that hold whatever the table says: a line put in without reading cannot break them. */
describe('the laws of the matrix', () => {
  const yesOf = (name: string): readonly string[] => {
    const at = archetypes.findIndex((who) => who.name === name)
    const open = archetypes.findIndex((who) => who.name === 'visitor')
    return lines
      .filter(({ cells }) => cells[at] === 'yes' && cells[open] !== 'yes')
      .map(({ operation, resource }) => `${operation} ${resource}`)
  }
  const content = /^(case|evidence|certificate|message|register)\./

  it.each(['system-admin', 'security-admin', 'audit-admin', 'operator'])(
    'no content of a case for the %s',
    (name) => {
      // who is concerned by an emergency is told after its end: case numbers, to the post that decided it
      const allowed = /^case\.(list-concerned|read-in-emergency|open-paper-in-emergency)/
      expect(yesOf(name).filter((cell) => content.test(cell) && !allowed.test(cell))).toEqual([])
    },
  )

  it.each(['stranger', 'ex-official', 'agent-expired-code', 'handler-of-another', 'twin-county'])(
    'nothing of others for: %s',
    (name) => {
      const things =
        /^(case|evidence|certificate|message)\.\S+ (case-(of|to|held|task)|draft|file|certificate-|message-)/
      expect(yesOf(name).filter((cell) => things.test(cell))).toEqual([])
    },
  )

  it.each([
    ['own-case-official', 'zhang'],
    ['family-case-official', 'zhang'],
    ['uncle-case-official', 'zhang'],
    ['recused-official', 'zhang'],
    ['recused-official', 'jia'],
    ['representing-official', 'jia'],
  ])('%s touches no case of theirs', (name, applicant) => {
    const theirs =
      applicant === 'zhang'
        ? /case-(of-person|to-decide|held-by-another)$/
        : /case-(of-company|to-review|to-issue|task-beside|task-gone)$/
    const handles =
      /^case\.(claim|accept|request-correction|refuse-intake|review|grant|refuse|transfer|add-note) /
    expect(yesOf(name).filter((cell) => handles.test(cell) && theirs.test(cell))).toEqual([])
  })

  it('a mandate for other items reaches no case, and no chosen-items mandate the whole inbox or wallet', () => {
    expect(yesOf('handler-out-of-scope').filter((cell) => /^case\.\S+ (case|draft)/.test(cell))).toEqual([])
    const whole = /^(message\.(list|get|count)|certificate\.(list-my|get-my|open))/
    for (const name of ['handler-in-scope', 'handler-out-of-scope', 'agent-live-code'])
      expect([name, yesOf(name).filter((cell) => whole.test(cell))]).toEqual([name, []])
  })

  it('a system with the wrong purpose learns about itself only', () => {
    expect(yesOf('client-wrong-purpose')).toEqual(['client.get-own-system -'])
  })
})
