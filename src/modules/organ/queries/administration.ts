import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { Id64 } from '../inputs.ts'
import { maySeePosts } from '../organ.policy.ts'
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
  }),
  may: maySeePosts,
  run: async ({ q, limit = pageSize, ...rest }, { store }): Promise<Page<Organ>> => {
    const found = await store.search({ ...rest, q: typed(q), limit: limit + 1 })
    return pageOf(found, limit, (organ) => `${organ.path}|${organ.id}`)
  },
})

/** Posts by name or organ. */
export const searchPosts = query<OrganStore>()({
  name: 'organ.search-posts',
  input: Type.Object({ ...Listing, organId: Type.Optional(Id64) }),
  may: maySeePosts,
  run: async ({ q, limit = pageSize, ...rest }, { store }): Promise<Page<Post>> => {
    const found = await store.searchPosts({ ...rest, q: typed(q), limit: limit + 1 })
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
  run: async ({ q, limit = pageSize, ...rest }, { store }): Promise<Page<AppointmentRecord>> => {
    const found = await store.searchPeople({ ...rest, q: typed(q), limit: limit + 1 })
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
  run: async ({ organId }, { store }): Promise<OrganDetails> => {
    const organ = await store.find(organId)
    if (!organ) throw notFound()
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
  run: async ({ postId }, { store }): Promise<PostDetails> => {
    const post = await store.findPost(postId)
    if (!post) throw notFound()
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
  run: async ({ appointmentId }, { store }): Promise<AppointmentDetails> => {
    const record = await store.findRecord(appointmentId)
    if (!record) throw notFound()
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
      others: own.filter((one) => one.id !== appointmentId),
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
