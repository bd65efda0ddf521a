import { randomBytes } from 'node:crypto'
import type { TSchema } from 'typebox'
import type { Actor } from '../../kernel/actor.ts'
import { civilDateOf } from '../../kernel/civil-date.ts'
import { type Decision, deny } from '../../kernel/decision.ts'
import type { Emitted } from '../../kernel/event.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Command, Query, Reading, Work } from '../../kernel/operation.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import type { Write } from '../../kernel/write.ts'
import { platformContext, readingAs } from '../db/reading-context.ts'
import { type AuditRow, auditRow, subjectOf } from './audit-row.ts'
import { checkInput } from './check-input.ts'
import { explain } from './explain.ts'

/** Everything one command wants to change, decided but not yet written. */
export interface Change {
  readonly writes: Write[]
  readonly events: Emitted[]
  readonly audits: AuditRow[]
}

/** What planning needs from the runtime. */
export interface Planning {
  storeOf(operation: string): unknown
  now(): Date
  /** Writes a refusal, or a reading of personal data, down; awaited before the answer goes out. */
  record(row: AuditRow): Promise<void>
  /** Goes on after the answer. */
  behind(work: () => Promise<void>): Promise<void>
}

/** UUID version 7: random, and in time order so that indexes grow at one end. */
export const newId = <Kind extends string>(now: Date): Id<Kind> => {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

/** Reads for whom the work around it reads, or as the platform where the operation says so. */
const reads = <T>({ unscoped }: { readonly unscoped?: string }, work: () => T): T =>
  unscoped === undefined ? work() : readingAs(platformContext, work)

/** What it is about as the platform sees it: only so that the audit knows whether a "not there" was true. */
const reallyThere = async (
  { load, see }: { load: Loads; see?: ((actor: Actor, found: never) => Decision) | undefined },
  input: unknown,
  reading: Reading<never>,
): Promise<Decision & { allowed: false }> => {
  const found = (await readingAs(platformContext, () => load(input, reading))) as never
  const seen = found === undefined ? undefined : see?.(reading.actor, found)
  if (seen && !seen.allowed) return seen
  return deny('load', found === undefined ? 'not-there' : 'rows-not-theirs') as Decision & { allowed: false }
}
type Loads = (input: unknown, reading: Reading<never>) => Promise<unknown>

/**
 * The 404 for what the actor may not know of, the same as for nothing there and as fast: whether it is there is looked
 * up, and written down, behind the answer.
 */
const sayNotThere = async (
  planning: Planning,
  operation: { name: string; load: Loads; see?: ((actor: Actor, found: never) => Decision) | undefined },
  input: unknown,
  { actor, now }: Reading<never>,
  seen: Decision | undefined,
  subject = subjectOf(input),
): Promise<never> => {
  const { name } = operation
  await planning.behind(async () => {
    // a reading of its own: that of the question may be a snapshot which ends with the answer
    const reading = readingFor(planning, actor, name, now, subject, planning.storeOf)
    const truth = seen ?? (await reallyThere(operation, input, reading))
    await planning.record(auditRow(actor, name, 'refused', now, subject, truth))
  })
  throw notFound()
}

/** What the question is about, if the actor may know of it. */
const visible = async (
  planning: Planning,
  { name, load, see }: Query<never>,
  input: unknown,
  reading: Reading<never>,
): Promise<unknown> => {
  if (!load) return null
  const found = await load(input, reading)
  const seen = found === undefined ? undefined : see?.(reading.actor, found as never)
  if (found !== undefined && (!seen || seen.allowed)) return found
  return sayNotThere(planning, { name, load, see }, input, reading, seen)
}

/** What an operation has at hand to read with. */
const readingFor = (
  planning: Planning,
  actor: Actor,
  operation: string,
  now: Date,
  subject: Record<string, unknown>,
  storeOf: Planning['storeOf'],
): Reading<never> => ({
  actor,
  store: storeOf(operation) as never,
  now,
  today: civilDateOf(now),
  ask: (other, otherInput) => answer(planning, other, otherInput, { ...actor, within: operation }, storeOf),
  explain: (name, input, as) =>
    explain(name, input, actor, as, (asker, of) => readingFor(planning, asker, of, now, {}, storeOf)),
  note: (detail) => void Object.assign(subject, detail),
})

/** Answers a question: input check, who may ask, the audit row for personal data, then the query itself. */
export const answer = async <O>(
  planning: Planning,
  query: Query<never, TSchema, O>,
  input: unknown,
  actor: Actor,
  storeOf = planning.storeOf,
): Promise<O> => {
  checkInput(query.input, input, query.name)
  const now = planning.now()
  if (query.may !== 'public') {
    const decision = query.may(actor, null)
    if (!decision.allowed) {
      await planning.record(auditRow(actor, query.name, 'refused', now, subjectOf(input), decision))
      throw new Problem(
        actor.kind === 'visitor' ? 'sign-in-needed' : decision.reason,
        actor.kind === 'visitor' ? 401 : 403,
      )
    }
  }
  const subject = subjectOf(input)
  const reading = readingFor(planning, actor, query.name, now, subject, storeOf)
  try {
    return await reads(query, async () =>
      query.run(input, reading, (await visible(planning, query, input, reading)) as never),
    )
  } finally {
    // also when it ended in "not there": the asking itself is what is written down
    if (query.personal) await planning.record(auditRow(actor, query.name, 'read', now, subject))
  }
}

/** Decides a command into `change`: check input → load → see → may → run. Refusals are in the audit before they throw, except "not there". */
export const plan = async (
  planning: Planning,
  command: Command<never>,
  input: unknown,
  actor: Actor,
  change: Change,
): Promise<unknown> => {
  checkInput(command.input, input, command.name)
  const now = planning.now()
  const subject = subjectOf(input)
  const reading = readingFor(planning, actor, command.name, now, subject, planning.storeOf)
  const refuse = (judged: { rule?: string; reason?: string }): Promise<void> =>
    planning.record(auditRow(actor, command.name, 'refused', now, subject, judged))

  const found = (await reads(command, () => command.load(input, reading))) as never
  if (found === undefined) return sayNotThere(planning, command, input, reading, undefined, subject)
  const seen = command.see(actor, found)
  if (!seen.allowed) return sayNotThere(planning, command, input, reading, seen, subject)
  const decision = command.may(actor, found)
  if (!decision.allowed) {
    await refuse(decision)
    throw actor.kind === 'visitor' ? new Problem('sign-in-needed', 401) : new Problem(decision.reason, 403)
  }
  let refused: string | undefined
  const work: Work<never> = {
    ...reading,
    refuse: (reason) => {
      refused = reason
    },
    newId: () => newId(now),
    write: (...writes) => void change.writes.push(...writes),
    emit: (...events) => void change.events.push(...events),
    do: (other, otherInput) =>
      plan(planning, other, otherInput, { ...actor, via: command.name }, change) as Promise<never>,
  }
  const result = await reads(command, async () => command.run(input, found, work))
  const ended = refused === undefined ? 'done' : 'refused'
  const judged = refused === undefined ? { rule: decision.rule } : { rule: 'run', reason: refused }
  change.audits.push(auditRow(actor, command.name, ended, now, subject, judged))
  return result
}
