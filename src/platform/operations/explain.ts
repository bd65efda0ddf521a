import type { Actor } from '../../kernel/actor.ts'
import { type Decision, deny, isPolicy } from '../../kernel/decision.ts'
import type { ExplainedTable, Explanation } from '../../kernel/explanation.ts'
import { findOperation, type Operation, type Reading } from '../../kernel/operation.ts'
import { notFound } from '../../kernel/problem.ts'
import { contextOf, platformContext, readingAs } from '../db/reading-context.ts'

type Judge = (actor: Actor, found: never) => Decision

const loadOf = (operation: Operation) =>
  operation.load as ((input: unknown, reading: Reading<never>) => Promise<unknown>) | undefined

const questionsOf = (operation: Operation): readonly (readonly [ExplainedTable['question'], Judge])[] => {
  const { see, may } = operation
  const lists = operation.kind === 'query' ? operation.lists : undefined
  const asked: readonly (readonly [ExplainedTable['question'], Judge | 'public' | undefined])[] =
    operation.kind === 'command'
      ? [
          ['see', see],
          ['may', may],
        ]
      : [
          ['may', may],
          ['see', see],
          ['lists', lists],
        ]
  return asked.flatMap(([question, judge]) =>
    typeof judge === 'function' ? [[question, judge] as const] : [],
  )
}

const judged = (operation: Operation, actor: Actor, found: never): Explanation => {
  const tables = questionsOf(operation).map(([question, judge]) => ({
    question,
    decision: judge(actor, found),
    rules: isPolicy(judge) ? judge.explain(actor as never, found) : [],
  }))
  const stopped = tables.find(({ decision }) => !decision.allowed)
  const outcome = { see: 'not-there', may: 'refused', lists: 'not-listed' } as const
  return { operation: operation.name, outcome: stopped ? outcome[stopped.question] : 'allowed', tables }
}

/** What concerns another person alone is told as one line: that they stand back, not why. */
const discreet = ({ question, decision, rules }: ExplainedTable): ExplainedTable => {
  const theirs = rules.filter(({ aboutPerson }) => aboutPerson)
  if (theirs.length === 0) return { question, decision, rules }
  const rule = 'stands-back'
  const stopped = !decision.allowed && theirs.some((line) => line.rule === decision.rule)
  return {
    question,
    decision: stopped ? deny(rule, 'stands-back') : decision,
    rules: [
      { rule, effect: 'forbid', holds: theirs.some(({ holds }) => holds) },
      ...rules.filter(({ aboutPerson }) => !aboutPerson),
    ],
  }
}

/**
 * Judges an operation without doing it, for the asker or for somebody else (`as`). Only about what the asker may see:
 * else it answers the 404 of nothing there.
 */
export const explain = async (
  name: string,
  input: unknown,
  asker: Actor,
  as: Actor | undefined,
  readingFor: (actor: Actor, operation: string) => Reading<never>,
): Promise<Explanation> => {
  const operation = findOperation(name)
  if (!operation) throw notFound()
  const load = loadOf(operation)
  const find = (actor: Actor): Promise<unknown> =>
    load ? load(input, readingFor(actor, name)).catch(() => undefined) : Promise.resolve(null)
  const context =
    operation.unscoped === undefined ? contextOf(asker, readingFor(asker, name).now) : platformContext
  const found = await readingAs(context, () => find(asker))
  if (found === undefined || (operation.see && !operation.see(asker, found as never).allowed))
    throw notFound()
  if (!as) return judged(operation, asker, found as never)
  const theirs = await readingAs(platformContext, () => find(as))
  const explanation = judged(operation, as, theirs as never)
  return { ...explanation, tables: explanation.tables.map(discreet) }
}
