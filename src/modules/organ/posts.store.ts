import type { OrganId } from '../../kernel/ids.ts'
import type { Scope } from '../../kernel/scope.ts'
import type { Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import type { OrganTables } from './organ.tables.gen.ts'
import type { About, HistoryEntry, Post } from './organ.ts'
import { textOf } from './organs.store.ts'
import { inScopes, matching } from './search.store.ts'

const w = writer<OrganTables>()

export interface PostSearch {
  readonly q?: string | undefined
  readonly organId?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly scopes: readonly Scope[] | 'all'
}

/** Posts of organs, and the history of every change in organs, posts and appointments. */
export const posts = (db: Reader<OrganTables>) => {
  const all = () =>
    db
      .selectFrom('organ.post as p')
      .innerJoin('organ.organ as o', 'o.id', 'p.organ_id')
      .select(['p.id', 'p.rev', 'p.organ_id', 'o.name_zh', 'o.name_en', 'o.path'])
      .select(['p.name_zh as post_zh', 'p.name_en as post_en', 'p.duties', 'p.closed_at'])
      .select(
        sql<number>`(select count(*)::int from "organ"."appointment" a where a.post_id = p.id
          and a.ended_at is null)`.as('holders'),
      )
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const toPost = (row: Row): Post => ({
    id: row.id,
    rev: row.rev,
    organId: row.organ_id as OrganId,
    organName: textOf(row.name_zh, row.name_en),
    path: row.path,
    name: textOf(row.post_zh, row.post_en),
    duties: row.duties,
    closedAt: row.closed_at ?? undefined,
    holders: row.holders,
  })

  return {
    findPost: async (postId: string): Promise<Post | undefined> => {
      const row = await all().where('p.id', '=', postId).executeTakeFirst()
      return row && toPost(row)
    },
    findPostNamed: async (organId: string, zh: string): Promise<Post | undefined> => {
      const row = await all()
        .where('p.organ_id', '=', organId)
        .where('p.name_zh', '=', zh)
        .where('p.closed_at', 'is', null)
        .executeTakeFirst()
      return row && toPost(row)
    },
    openPostsOf: async (organId: string): Promise<readonly Post[]> =>
      (
        await all()
          .where('p.organ_id', '=', organId)
          .where('p.closed_at', 'is', null)
          .orderBy('p.name_zh')
          .execute()
      ).map(toPost),
    searchPosts: async ({
      q,
      organId,
      after,
      limit,
      scopes,
    }: PostSearch): Promise<readonly (Post & { after: string })[]> => {
      let rows = all().where('p.closed_at', 'is', null).where(inScopes('o.path', scopes))
      if (q)
        rows = rows.where(
          matching(q, {
            names: ['p.name_zh', 'p.name_en', 'o.name_zh', 'o.name_en', 'o.path'],
            typed: ['o.typed'],
            exact: ['p.id', 'o.credit_code', 'o.id'],
            division: 'o.division',
          }),
        )
      if (organId) rows = rows.where('p.organ_id', '=', organId)
      if (after)
        rows = rows.where(sql<boolean>`(o.path, p.id) > (${after.split('|')[0]}, ${after.split('|')[1]})`)
      const found = await rows.orderBy('o.path').orderBy('p.id').limit(limit).execute()
      return found.map((row) => ({ ...toPost(row), after: `${row.path}|${row.id}` }))
    },
    historyOf: async (about: About, limit = 50): Promise<readonly HistoryEntry[]> => {
      const rows = await db
        .selectFrom('organ.history')
        .selectAll()
        .where('about', '=', about)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        verb: row.verb,
        reason: row.reason,
        by: row.by_name ?? undefined,
        at: row.at,
        data: row.data as Readonly<Record<string, unknown>>,
      }))
    },

    addPosts: (
      list: readonly { id: string; organId: string; name: Text; duties: readonly string[] }[],
    ): Write =>
      w.insertMany(
        'organ.post',
        list.map((post) => ({
          id: post.id,
          organ_id: post.organId,
          name_zh: post.name.zh,
          name_en: post.name.en ?? null,
          duties: [...post.duties],
        })),
      ),
    changePost: ({ id, rev }: Post, to: { readonly name: Text; readonly duties: readonly string[] }): Write =>
      w.update(
        'organ.post',
        { id, rev },
        { rev: rev + 1, name_zh: to.name.zh, name_en: to.name.en ?? null, duties: [...to.duties] },
      ),
    closePost: ({ id, rev }: Post, now: Date): Write =>
      w.update('organ.post', { id, rev }, { rev: rev + 1, closed_at: now }),
    closePostsOf: (organId: string, now: Date): Write =>
      w.raw`update "organ"."post" set closed_at = ${now}, rev = rev + 1
        where organ_id = ${organId} and closed_at is null returning 1`,
    /** Posts go with the staff; one whose name the successor has already says where it came from. */
    movePosts: (from: string, to: string, fromName: Text): Write =>
      w.raw`update "organ"."post" p set organ_id = ${to}, rev = rev + 1, name_zh = case when exists (
          select from "organ"."post" q where q.organ_id = ${to} and q.name_zh = p.name_zh and q.closed_at is null)
          then p.name_zh || ${`（原${fromName.zh}）`} else p.name_zh end
        where p.organ_id = ${from} and p.closed_at is null returning 1`,
    addHistory: (
      entries: readonly (Omit<HistoryEntry, 'by'> & {
        readonly id: string
        readonly about: About
        readonly byId: string | null
        readonly byName: string | null
      })[],
    ): Write =>
      w.insertMany(
        'organ.history',
        entries.map((e) => ({
          id: e.id,
          about: e.about,
          verb: e.verb,
          reason: e.reason,
          data: json(e.data),
          by_id: e.byId,
          by_name: e.byName,
          at: e.at,
        })),
      ),
  }
}
