import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import type { Actor } from '../../kernel/actor.ts'
import type { Decision } from '../../kernel/decision.ts'
import { command, query } from '../../kernel/operation.ts'
import { type FieldError, notFound, Problem } from '../../kernel/problem.ts'
import type { Published, PublishedStore } from './published-store.ts'

/** What reading a source came to: the compiled thing, or what is wrong with it and where. */
export interface Compiled<D> {
  readonly definition: D | undefined
  readonly findings: readonly FieldError[]
}

/** Publishes a source as the next version of its key; the same text again changes nothing. 422 names what is wrong. */
export const publishing = <D extends Published>(
  module: string,
  spec: {
    readonly may: (actor: Actor, found: unknown) => Decision
    /** Reads and checks the source; a definition with findings is not published. */
    readonly compile: (
      source: string,
      as: Published & { sha256: string },
    ) => Promise<Compiled<D>> | Compiled<D>
  },
) =>
  command<PublishedStore<D>>()({
    name: `${module}.publish`,
    input: Type.Object({
      key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' }),
      source: Type.String({ maxLength: 500_000 }),
    }),
    output: Type.Object({ key: Type.String(), version: Type.Integer() }),
    load: async ({ key }, { store }) => (await store.findLatest(key)) ?? null,
    may: spec.may,
    run: async ({ key, source }, latest, { store, now, write }) => {
      const sha256 = createHash('sha256').update(source).digest('hex')
      if (latest?.sha256 === sha256) return { key, version: latest.version }
      const version = (latest?.version ?? 0) + 1
      const { definition, findings } = await spec.compile(source, { key, version, sha256 })
      if (!definition || findings.length > 0) {
        throw new Problem(`${module}.cannot-publish`, 422, { values: { key }, fields: [...findings] })
      }
      write(store.add(definition, source, sha256, now))
      return { key, version }
    },
  })

/** One version, or the latest; answered from memory once read. */
export const gettingPublished = <D extends Published>(name: string) =>
  query<PublishedStore<D>>()({
    name,
    input: Type.Object({ key: Type.String(), version: Type.Optional(Type.Integer()) }),
    may: 'public',
    run: async ({ key, version }, { store }) => {
      const wanted = version ?? (await store.findLatest(key))?.version
      const found = wanted === undefined ? undefined : await store.find(key, wanted)
      if (!found) throw notFound()
      return found
    },
  })
