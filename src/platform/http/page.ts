import type { VNode } from 'preact'
import type { Static, TSchema } from 'typebox'
import type { Actor, Official, Resident } from '../../kernel/actor.ts'
import type { Ask, Command, Query } from '../../kernel/operation.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Language, Text } from '../../kernel/text.ts'
import type { StoredFile } from '../files/file-store.ts'
import type { Words } from '../i18n/words.ts'
import type { PerformOptions } from '../platform.ts'

/** What a visitor chose; kept in cookies, never in the path. */
export interface Preferences {
  readonly language: Language
  /** 12-digit division code, or undefined while not chosen. */
  readonly region: string | undefined
  readonly size: 'md' | 'lg'
  readonly contrast: 'normal' | 'high'
}

/** What every page's frame shows besides its body. */
export interface Shell {
  readonly regionName?: Text | undefined
  readonly unread: number
  /** Whose affairs: "Myself: Zhang San", "For Jia Catering", post and organ. */
  /** Emergency access that is open to this post, or that this post decides about: said on every page. */
  readonly emergency?: { readonly until: Date; readonly mine: boolean; readonly count: number } | undefined
  readonly actingAs?: { readonly kind: 'self' | 'mandate' | 'appointment'; readonly name: Text } | undefined
}

/** All that layouts and components may know about the page being rendered. */
export interface PageContext {
  readonly actor: Actor
  readonly words: Words
  readonly preferences: Preferences
  readonly shell: Shell
  /** Path with query, for language links and `next=`. */
  readonly url: string
  /** Public origin, for links in QR codes. */
  readonly publicUrl: string
  readonly csrfToken: string
  readonly idempotencyKey: string
  readonly sample: boolean
  readonly now: Date
  readonly problem?: Problem | undefined
  /** What was typed into the form that was refused, by field name. */
  readonly typed?: Readonly<Record<string, string | string[]>> | undefined
}

/** The browser of a request, as far as it says. */
export interface Device {
  readonly userAgent: string
  /** Address of the machine. */
  readonly address: string
  /** Cookie by which a person's own browser is known again. */
  readonly token: string | undefined
  /** Secret of the QR code that this browser shows at the moment. */
  readonly scan: string | undefined
}

/** A file of a multipart form, already on disk and encrypted; kept only once a command makes a row of it. */
export interface Upload extends StoredFile {
  /** The name the sender's machine gave it. */
  readonly name: string
}

export interface PageRequest<Who extends Actor, P, Q> extends PageContext {
  readonly actor: Who
  readonly params: P
  readonly query: Q
  readonly ask: Ask
  /** The session cookie's value as the browser sent it: only for signing in, out and switching. */
  readonly sessionToken: string | undefined
  readonly device: Device
}

export interface PostRequest<Who extends Actor, P, Q> extends PageRequest<Who, P, Q> {
  /** Form fields; a name that came several times is a list. */
  readonly body: Readonly<Record<string, string | string[]>>
  /** The files of a multipart form by field; empty ones are left out. Plain fields must stand before them. */
  readonly files: Readonly<Record<string, Upload>>
  perform<I extends TSchema, O extends TSchema>(
    command: Command<never, I, O>,
    input: Static<I>,
    options?: PerformOptions,
  ): Promise<Static<O>>
}

/** A page to show. `section` stands in the title after the thing; `layout` data stays with the channel. */
export interface View {
  readonly title: string
  readonly section?: string
  readonly body: VNode
  readonly status?: number
  /** Seconds after which the page reloads by itself. */
  readonly refreshSeconds?: number
  /** Origins besides this one that its forms may end at, by redirects: another system that asked for a sign-in. */
  readonly formAction?: readonly string[]
}
export interface Redirect {
  readonly redirect: string
  readonly cookies?: readonly Cookie[]
}
export interface Download {
  readonly file: Uint8Array
  readonly type: string
  readonly name: string
}
export interface Cookie {
  readonly name: string
  readonly value: string
  /** 0 removes it; undefined lasts for the browser session. */
  readonly maxAgeSeconds?: number
  readonly httpOnly?: boolean
}

/** POST → redirect → GET. */
export const redirect = (to: string, cookies: readonly Cookie[] = []): Redirect => ({ redirect: to, cookies })

type WhoFor<F> = F extends 'resident' ? Resident : F extends 'official' ? Official : Actor
export type PageFor = 'anyone' | 'resident' | 'official'

export interface PageSpec<F extends PageFor, P extends TSchema, Q extends TSchema> {
  readonly path: string
  /** Who gets in at all; others are sent to sign in (and come back), or get the same 404 as for nothing there. */
  readonly for: F
  /** The operations it asks and performs; a test checks that every page names some or says 'static'. */
  readonly does: readonly (Command<never> | Query<never>)[] | 'static'
  readonly params?: P
  readonly query?: Q
  /** Bytes a file in its form may have; without it, no upload. */
  readonly uploadLimit?: number
  readonly get?: (
    c: PageRequest<WhoFor<F>, Static<P>, Static<Q>>,
  ) => Promise<View | Redirect | Download> | View | Redirect | Download
  readonly post?: (
    c: PostRequest<WhoFor<F>, Static<P>, Static<Q>>,
  ) => Promise<View | Redirect | Download> | View | Redirect | Download
}

/** Turns a view into HTML inside the frame of its channel. */
export type Layout = (view: View, context: PageContext) => string

export interface Page {
  readonly spec: PageSpec<PageFor, TSchema, TSchema>
  readonly layout: Layout
}

/** A channel's way to declare pages: `const portalPage = pageIn(portalLayout)`. */
export const pageIn =
  (layout: Layout) =>
  <F extends PageFor, P extends TSchema = TSchema, Q extends TSchema = TSchema>(
    spec: PageSpec<F, P, Q>,
  ): Page => ({
    spec: spec as unknown as Page['spec'],
    layout,
  })
