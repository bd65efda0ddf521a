import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { type Described, type Line, linesOf, type Shot, shots } from './requests.ts'

/** Somebody who sends; `hidden` are texts that must never come back to them. */
export interface Sender {
  readonly name: string
  readonly visitor: Visitor
  readonly token: string
  readonly hidden: readonly string[]
  /** Sent with every request: the token of a system. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface Finding {
  readonly sender: string
  readonly what: string
  readonly line: string
  readonly shot: Shot
  readonly status: number
  readonly answer: string
}

export interface FuzzResult {
  readonly requests: number
  readonly lines: number
  readonly byStatus: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

export interface FuzzOptions {
  readonly description: Described
  readonly senders: readonly Sender[]
  /** Ids of things that exist, of the senders and of others. */
  readonly ids: readonly string[]
  /** Requests of each line by each sender. */
  readonly each: number
  readonly seed: number
  readonly until?: () => boolean
}

export const signedSender = async (
  name: string,
  visitor: Visitor,
  hidden: readonly string[],
): Promise<Sender> => {
  const answer = await visitor.request('/api/v1/session')
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  return { name, visitor, token: csrfToken, hidden }
}

/**
 * Sends generated requests to every line of the described API as every sender. Found: answers of 5xx, statuses that
 * are not described, answers of another shape than described, and texts that are hidden from the sender.
 */
export const fuzzApi = async (options: FuzzOptions): Promise<FuzzResult> => {
  const { description, senders, ids, each, seed, until = () => false } = options
  const lines = linesOf(description)
  const ajv = addFormats.default(new Ajv.default({ strict: false }))
  const checks = new Map<object, ValidateFunction>()
  const fits = (schema: object, body: unknown): boolean => {
    const check = checks.get(schema) ?? ajv.compile({ ...schema, components: description.components })
    checks.set(schema, check)
    return check(body)
  }
  const findings: Finding[] = []
  const byStatus: Record<string, number> = {}
  let requests = 0

  const judge = (line: Line, sender: Sender, status: number, type: string, answer: string): string[] => {
    const found: string[] = []
    const declared = line.responses[status]
    if (status >= 500) found.push('an error of ours')
    if (!declared) return [...found, 'a status that is not described']
    const schema = declared.content?.[type]?.schema
    if (!schema) found.push(`a content type that is not described: ${type}`)
    else if (!fits(schema, JSON.parse(answer))) found.push('an answer of another shape than described')
    const leaked = sender.hidden.find((text) => answer.includes(text))
    return leaked ? [...found, `what is hidden from the sender: ${leaked}`] : found
  }

  const send = async (line: Line, sender: Sender, shot: Shot): Promise<void> => {
    const response = await sender.visitor.request(
      shot.address,
      {
        method: line.method,
        headers: { ...sender.headers, ...shot.headers },
        ...(shot.body === undefined ? {} : { body: shot.body }),
      },
      false,
    )
    const answer = await response.text()
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    requests++
    byStatus[response.status] = (byStatus[response.status] ?? 0) + 1
    for (const what of judge(line, sender, response.status, type, answer))
      findings.push({
        sender: sender.name,
        what,
        line: `${line.method} ${line.path}`,
        shot: { ...shot, address: shot.address.slice(0, 300), body: shot.body?.slice(0, 500) },
        status: response.status,
        answer: answer.slice(0, 300),
      })
  }

  for (const [at, line] of lines.entries()) {
    for (const [nth, sender] of senders.entries()) {
      const generated = fc.sample(shots(line, ids, sender.token), {
        numRuns: each,
        seed: seed + at * 101 + nth,
      })
      for (const shot of generated) {
        if (until()) return { requests, lines: lines.length, byStatus, findings }
        await send(line, sender, shot)
      }
    }
  }
  return { requests, lines: lines.length, byStatus, findings }
}
