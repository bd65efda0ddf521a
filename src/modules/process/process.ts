import type { DivisionLevel } from '../../kernel/division-code.ts'
import type { Text } from '../../kernel/text.ts'

/** What an official's post must hold to take a task. */
export type Duty = 'accept' | 'review' | 'decide' | 'issue'

/** How a case can end, as the end event says it. */
export type EndResult = 'granted' | 'refused' | 'refused-at-intake'

/** A way out of a node. `when` is a comparison over what nodes said and over start variables; none = always. */
export interface Flow {
  readonly id: string
  readonly to: string
  readonly when?: Condition
}

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Scalar = string | number | boolean

/** `decide = "grant"`; several joined by `and`. */
export type Condition = readonly { readonly left: string; readonly is: Comparator; readonly right: Scalar }[]

interface NodeBase {
  readonly id: string
  readonly name: Text
  readonly out: readonly Flow[]
}

/** Work of an official. Without `department` it is the organ that decides the item; `level` moves it along the divisions. */
interface TaskNode extends NodeBase {
  readonly kind: 'task'
  readonly duty: Duty
  readonly department?: string
  readonly level?: DivisionLevel
  readonly outcomes: readonly string[]
}

export type Node =
  | (NodeBase & { readonly kind: 'start' | 'fork' })
  | (NodeBase & { readonly kind: 'end'; readonly result: EndResult })
  | TaskNode
  | (NodeBase & { readonly kind: 'service'; readonly service: string })
  | (NodeBase & { readonly kind: 'rule'; readonly table: string; readonly outcomes: readonly string[] })
  /** `otherwise` is the flow taken when no other one's condition holds. */
  | (NodeBase & { readonly kind: 'choice'; readonly otherwise?: string })
  /** Waits until a token has come over each of `comingIn`. */
  | (NodeBase & { readonly kind: 'join'; readonly comingIn: readonly string[] })

/** One version of a process, compiled from its BPMN; never changes once published. */
export interface Definition {
  readonly key: string
  readonly version: number
  readonly name: Text
  readonly start: string
  readonly nodes: Readonly<Record<string, Node>>
}

/** Where one line of work stands. `via` is the flow it came over, kept where a join waits for the others. */
export interface Token {
  readonly id: string
  readonly at: string
  readonly via?: string
}

/** All there is to know about a running case's process: small, plain JSON. */
export interface State {
  readonly process: string
  readonly version: number
  /** Number of the next token. */
  readonly next: number
  readonly tokens: readonly Token[]
  /** Start variables, and by node id the last thing that node said. */
  readonly said: Readonly<Record<string, Scalar>>
  readonly ended?: EndResult
}

/** What the case has to do next. The `token` names it in the event that answers. */
export type Effect =
  | {
      readonly type: 'task'
      readonly token: string
      readonly node: string
      readonly name: Text
      readonly duty: Duty
      readonly department?: string
      readonly level?: DivisionLevel
      /** What may be said in answer: 'accept', 'refuse-intake' | 'pass', 'object' | 'grant', 'refuse'. */
      readonly outcomes: readonly string[]
    }
  /** Something the platform does by itself ('issue-certificate'); answered by `completed` with outcome 'done'. */
  | {
      readonly type: 'service'
      readonly token: string
      readonly node: string
      readonly name: Text
      readonly service: string
    }
  /** A decision table to ask; answered by `decided` with the table's outcome. */
  | {
      readonly type: 'rule'
      readonly token: string
      readonly node: string
      readonly name: Text
      readonly table: string
    }
  | { readonly type: 'end'; readonly node: string; readonly name: Text; readonly result: EndResult }

/** What happened to the thing a token waits for: a person or service finished it, or a table was asked. */
export interface ProcessEvent {
  readonly type: 'completed' | 'decided'
  readonly token: string
  readonly outcome: string
}

/** The state after an event and what it asks for. */
export interface Step {
  readonly state: State
  readonly effects: readonly Effect[]
}

/** Codes: `token-gone` (answered already, or never was), `not-an-outcome`, `no-way-on`, `runs-in-circles`, `ended`. */
export class ProcessFault extends Error {
  readonly code: 'token-gone' | 'not-an-outcome' | 'no-way-on' | 'runs-in-circles' | 'ended'
  constructor(code: ProcessFault['code'], detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}
