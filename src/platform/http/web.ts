import type { Logger } from 'pino'
import type { Actor } from '../../kernel/actor.ts'
import type { Ask } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Config } from '../config.ts'
import type { FileStore } from '../files/file-store.ts'
import type { VirusScanner } from '../files/virus-scanner.ts'
import type { Hands } from '../platform.ts'
import type { ApiRoute } from './api.ts'
import type { Layout, Page, PageContext, Preferences, Shell, View } from './page.ts'
import type { SessionOf } from './session.ts'

/** A file that may be cached for ever, because its name changes with its content. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

/** A token of a registered system, as it came; with `DPoP` beside a proof that its sender holds the key it is bound to. */
export interface Presented {
  readonly scheme: 'Bearer' | 'DPoP'
  readonly token: string
  readonly proof: string | undefined
  readonly method: string
  /** The public address that was asked, without its query. */
  readonly url: string
}

/** Everything the channels and modules bring to the web server. */
export interface Web {
  readonly config: Config
  readonly log: Logger
  readonly hands: Hands
  readonly files: FileStore
  /** Looks at each file that comes, before anything else does; undefined: the operator named none. */
  readonly scan: VirusScanner | undefined
  readonly pages: readonly Page[]
  readonly api: readonly ApiRoute[]
  readonly assets: readonly Asset[]
  readonly sessionOf: SessionOf
  /** The registered system that a token was given to; undefined when it is not, or no longer, good for this. */
  readonly clientOf: (presented: Presented) => Promise<Actor | undefined>
  readonly shell: (ask: Ask, actor: Actor, preferences: Preferences) => Promise<Shell>
  readonly problemView: (problem: Problem, context: PageContext) => View
  readonly problemLayout: Layout
  /** The audit row for somebody known who was sent away before any operation; nothing for a visitor. */
  readonly refused: (
    actor: Actor,
    operation: string,
    reason: string,
    subject?: Readonly<Record<string, unknown>>,
  ) => Promise<void>
  readonly sample: boolean
  readonly now: () => Date
  /** Throws when the database does not answer. */
  readonly health: () => Promise<object>
}

/** What a thrown thing means to the person outside. */
export const asProblem = (error: unknown, log: Logger): Problem => {
  if (error instanceof Problem) return error
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return new Problem('too-large', 413)
  if (statusCode === 415) return new Problem('unsupported-content', 415)
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Problem('bad-request', 400)
  log.error({ err: error }, 'request failed')
  return new Problem('failed', 503)
}
