import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import {
  addPost,
  changePost,
  closePost,
  duties,
  getPostDetails,
  searchOrgans,
  searchPosts,
} from '../../../modules/organ/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { fromOrgans, mustPick, picksFor } from '../parts/pick.ts'
import { PickField } from '../parts/pick-field.tsx'
import { administersSystem, dutiesField, reasonField, textField } from './fields.ts'
import { listPage } from './list.page.tsx'
import { ChangeForm, DutiesField, NameFields } from './parts.view.tsx'
import { PostView, postColumns, postRow } from './posts.view.tsx'

const home = '/desk/admin/posts'
const PostId = Type.Object({ post: Type.String({ minLength: 1, maxLength: 64 }) })

const list = listPage({
  kind: 'posts',
  search: searchPosts,
  asked: (wish) => wish,
  actions: (actor) =>
    administersSystem(actor)
      ? [
          { href: `${home}/new`, key: 'desk.admin.posts-new' },
          { href: `${home}/import`, key: 'desk.admin.import' },
        ]
      : [],
  columns: postColumns,
  row: postRow,
})

const newPage = deskPage({
  path: `${home}/new`,
  for: 'official',
  does: [searchPosts, searchOrgans, addPost],
  query: Type.Object({ organ: Type.Optional(Type.String({ maxLength: 64 })) }),
  get: async (c) => {
    const { ask, words, query } = c
    // asked for the answer to who may: the form is for nobody else
    await ask(searchPosts, { limit: 1 })
    return {
      title: words.t('desk.admin.posts-new'),
      section: words.t('desk.section'),
      body: (
        <ChangeForm title={words.t('desk.admin.posts-new')} back={home} confirm={words.t('desk.admin.add')}>
          <PickField
            name="organId"
            label={words.t('desk.admin.organ')}
            hint={words.t('desk.pick.organ-hint')}
            picks={await picksFor(c, 'organId', fromOrgans)}
            value={query.organ}
          />
          <NameFields name="name" label={words.t('desk.admin.post-name')} />
          <DutiesField choices={duties} />
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const organId = await mustPick(c, 'organId', fromOrgans)
    const reason = reasonField(c)
    const { postId } = await c.perform(addPost, {
      organId,
      name: textField(c, 'name'),
      duties: dutiesField(c),
      reason,
    })
    return redirect(`${home}/${postId}`)
  },
})

const onePage = deskPage({
  path: `${home}/:post`,
  for: 'official',
  does: [getPostDetails],
  params: PostId,
  get: async ({ ask, params, words, actor }) => {
    const details = await ask(getPostDetails, { postId: params.post })
    return {
      title: words.say(details.post.name),
      section: words.t('desk.section'),
      body: <PostView details={details} changes={administersSystem(actor)} />,
    }
  },
})

const changePage = deskPage({
  path: `${home}/:post/:verb`,
  for: 'official',
  does: [getPostDetails, changePost, closePost],
  params: Type.Object({ ...PostId.properties, verb: Type.Enum(['change', 'close']) }),
  get: async ({ ask, params: { post: postId, verb }, words }) => {
    const { post } = await ask(getPostDetails, { postId })
    if (post.closedAt) throw notFound()
    const title = `${words.t(`desk.admin.verb.${verb}-post`)}: ${words.say(post.name)}`
    return {
      title,
      section: words.t('desk.section'),
      body: (
        <ChangeForm
          title={title}
          back={`${home}/${postId}`}
          confirm={words.t(`desk.admin.verb.${verb}-post`)}
        >
          {verb === 'change' && (
            <>
              <NameFields name="name" label={words.t('desk.admin.post-name')} value={post.name} />
              <DutiesField choices={duties} chosen={post.duties} />
            </>
          )}
        </ChangeForm>
      ),
    }
  },
  post: async (c) => {
    const { post: postId, verb } = c.params
    const reason = reasonField(c)
    if (verb === 'close') {
      await c.perform(closePost, { postId, reason })
      return redirect(home)
    }
    await c.perform(changePost, { postId, name: textField(c, 'name'), duties: dutiesField(c), reason })
    return redirect(`${home}/${postId}`)
  },
})

/** Posts: what may be held, with which duties. */
export const postPages: readonly Page[] = [list, newPage, onePage, changePage]
