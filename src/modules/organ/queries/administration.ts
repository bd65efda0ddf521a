import { Type } from 'typebox'
import { type Actor, administersAll, realmOf } from '../../../kernel/actor.ts'
import { query } from '../../../kernel/operation.ts'
import type { Scope } from '../../../kernel/scope.ts'
import { Id64 } from '../inputs.ts'
import { listsTree, maySeePosts, seesTree } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import {
  type AppointmentRecord,
  type Delegation,
  duties,
  type HistoryEntry,
  type Organ,
  type Post,
} from '../organ.ts'

const Listing = {
  q: Type.Optional(Type.String({ maxLength: 60 })),
  after: Type.Optional(Type.String({ maxLength: 200, pattern: '\\|' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
}
const typed = (q: string | undefined): string | undefined => q?.trim() || undefined
const pageSize = 25
/** What a list may show; the platform sees all of it. */
const scopesOf = (actor: Actor): readonly Scope[] | 'all' =>
  actor.kind === 'system' ? 'all' : listsTree.scopes(actor)

/** A page of a list in tree order; `next` goes on after it. */
export interface Page<T> {
  readonly lines: readonly T[]
  readonly next: string | null
}
const pageOf = <T>(found: readonly T[], limit: number, mark: (last: T) => string): Page<T> => {
  const lines = found.slice(0, limit)
  const last = lines.at(-1)
  return { lines, next: found.length > limit && last !== undefined ? mark(last) : null }
}

/** Organs by name, code or place in the tree. */
export const searchOrgans = query<OrganStore>()({
  name: 'organ.search-organs',
  input: Type.Object({
    ...Listing,
    department: Type.Optional(Type.String({ maxLength: 60 })),
    closed: Type.Optional(Type.Boolean()),
    /** To choose one: the shortest name first, without pages. */
    toChoose: Type.Optional(Type.Boolean()),
  }),
  may: maySeePosts,
  lists: listsTree,
  run: async ({ q, limit = pageSize, ...rest }, { store, actor }): Promise<Page<Organ>> => {
    const found = await store.search({ ...rest, q: typed(q), limit: limit + 1, scopes: scopesOf(actor) })
    return pageOf(found, limit, (organ) => `${organ.path}|${organ.id}`)
  },
})

/** Posts by name or organ. */
export const searchPosts = query<OrganStore>()({
  name: 'organ.search-posts',
  input: Type.Object({ ...Listing, organId: Type.Optional(Id64) }),
  may: maySeePosts,
  lists: listsTree,
  run: async ({ q, limit = pageSize, ...rest }, { store, actor }): Promise<Page<Post>> => {
    const found = await store.searchPosts({ ...rest, q: typed(q), limit: limit + 1, scopes: scopesOf(actor) })
    return pageOf(found, limit, (post) => post.after)
  },
})

/** Who holds or held which post, by name, post or organ. */
export const searchPeople = query<OrganStore>()({
  name: 'organ.search-people',
  input: Type.Object({
    ...Listing,
    organId: Type.Optional(Id64),
    duty: Type.Optional(Type.Enum([...duties])),
    ended: Type.Optional(Type.Boolean()),
  }),
  may: maySeePosts,
  lists: listsTree,
  run: async ({ q, limit = pageSize, ...rest }, { store, actor }): Promise<Page<AppointmentRecord>> => {
    const found = await store.searchPeople({
      ...rest,
      q: typed(q),
      limit: limit + 1,
      scopes: scopesOf(actor),
    })
    return pageOf(found, limit, (one) => `${one.path}|${one.id}`)
  },
})

/** One organ for administrators: its posts, who works there, and what was changed. */
export interface OrganDetails {
  readonly organ: Organ
  readonly posts: readonly Post[]
  readonly staff: readonly AppointmentRecord[]
  readonly history: readonly HistoryEntry[]
}
export const getOrganDetails = query<OrganStore>()({
  name: 'organ.get-organ-details',
  input: Type.Object({ organId: Id64 }),
  may: maySeePosts,
  load: ({ organId }, { store }) => store.find(organId),
  see: seesTree,
  run: async ({ organId }, { store }, organ): Promise<OrganDetails> => {
    const [posts, staff, history] = await Promise.all([
      store.openPostsOf(organId),
      store.openRecordsIn(organId),
      store.historyOf(`organ:${organId}`),
    ])
    return { organ, posts, staff, history }
  },
})

/** One post: who holds it and what was changed. */
export interface PostDetails {
  readonly post: Post
  readonly holders: readonly AppointmentRecord[]
  readonly history: readonly HistoryEntry[]
}
export const getPostDetails = query<OrganStore>()({
  name: 'organ.get-post-details',
  input: Type.Object({ postId: Id64 }),
  may: maySeePosts,
  load: ({ postId }, { store }) => store.findPost(postId),
  see: seesTree,
  run: async ({ postId }, { store }, post): Promise<PostDetails> => {
    const [holders, history] = await Promise.all([
      store.openRecordsInPost(postId),
      store.historyOf(`post:${postId}`),
    ])
    return { post, holders, history }
  },
})

/** One appointment: what is lent of it or to it, who could stand in, and what was changed. */
export interface AppointmentDetails {
  readonly record: AppointmentRecord
  readonly post: Post | undefined
  readonly others: readonly AppointmentRecord[]
  readonly colleagues: readonly AppointmentRecord[]
  readonly lent: readonly Delegation[]
  readonly history: readonly HistoryEntry[]
}
export const getAppointmentDetails = query<OrganStore>()({
  name: 'organ.get-appointment-details',
  input: Type.Object({ appointmentId: Id64 }),
  may: maySeePosts,
  load: ({ appointmentId }, { store }) => store.findRecord(appointmentId),
  see: seesTree,
  run: async ({ appointmentId }, { store, actor }, record): Promise<AppointmentDetails> => {
    const [post, own, staff, lent, history] = await Promise.all([
      store.findPost(record.postId),
      store.openRecordsOf(record.personId),
      store.openRecordsIn(record.organId),
      store.openDelegations({ appointmentIds: [appointmentId] }),
      store.historyOf(`appointment:${appointmentId}`),
    ])
    return {
      record,
      post,
      // posts in other parts of the tree are for the administrators there
      others: own.filter((one) => one.id !== appointmentId && seesTree(actor, one).allowed),
      colleagues: staff.filter((one) => one.personId !== record.personId),
      lent,
      history,
    }
  },
})

/** Does anybody hold, or has anybody ever held, one of the three administrations? */
export const hasAdministrators = query<OrganStore>()({
  name: 'organ.has-administrators',
  input: Type.Object({}),
  may: maySeePosts,
  run: (_input, { store }): Promise<boolean> => store.hasAdministrators(),
})

/** Ids of the organs of one's own part of the tree, closed ones too; null for who administers all of it. */
export const listOwnOrganIds = query<OrganStore>()({
  name: 'organ.list-own-organ-ids',
  input: Type.Object({}),
  may: maySeePosts,
  run: async (_input, { store, actor }): Promise<readonly string[] | null> =>
    actor.kind === 'official' && !administersAll(actor) ? store.listIdsWithin(realmOf(actor)) : null,
})
