import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { Duties, Id64, Reason, remember, TextInput, wrongField } from '../inputs.ts'
import { mayReorganise, type Placed, seesTree } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import { mixesDuties } from '../organ.ts'

const inItsPlace = { see: seesTree, may: mayReorganise.of(({ path }: Placed) => ({ reaches: [path] })) }
const Answer = Type.Object({ postId: Type.String() })

/** Sets up a post of an organ with the duties that may come with it. */
export const addPost = command<OrganStore>()({
  name: 'organ.add-post',
  input: Type.Object({ organId: Id64, name: TextInput, duties: Duties, reason: Reason }),
  output: Answer,
  load: async ({ organId, name }, { store }) => {
    const organ = await store.find(organId)
    return organ && { organ, path: organ.path, same: await store.findPostNamed(organId, name.zh) }
  },
  ...inItsPlace,
  run: ({ name, duties, reason }, { organ, same }, work) => {
    if (organ.closedOn) throw wrongField('organ.closed', 'organId', { name: organ.name.zh })
    if (same) throw wrongField('organ.post-there', 'name', { name: name.zh })
    if (mixesDuties(duties)) throw wrongField('organ.duties-mixed', 'duties')
    const id = work.newId<'post'>()
    work.write(work.store.addPosts([{ id, organId: organ.id, name, duties }]))
    remember(work, 'add-post', reason, [`post:${id}`, `organ:${organ.id}`], { name, duties })
    work.note({ postId: id })
    return { postId: id }
  },
})

const openPost = async ({ postId }: { postId: string }, { store }: { store: OrganStore }) => {
  const post = await store.findPost(postId)
  return post?.closedAt ? undefined : post
}

/** Gives a post another name or other duties; a duty that somebody holds by it stays. */
export const changePost = command<OrganStore>()({
  name: 'organ.change-post',
  input: Type.Object({ postId: Id64, name: TextInput, duties: Duties, reason: Reason }),
  output: Answer,
  load: openPost,
  ...inItsPlace,
  run: async ({ name, duties, reason }, post, work) => {
    const { store } = work
    if (mixesDuties(duties)) throw wrongField('organ.duties-mixed', 'duties')
    const same = await store.findPostNamed(post.organId, name.zh)
    if (same && same.id !== post.id) throw wrongField('organ.post-there', 'name', { name: name.zh })
    const holders = await store.openRecordsInPost(post.id)
    const inUse = holders.find((one) => one.duties.some((duty) => !duties.some((d) => d === duty)))
    if (inUse) throw wrongField('organ.duty-in-use', 'duties', { name: inUse.personName })
    work.write(store.changePost(post, { name, duties }))
    if (name.zh !== post.name.zh || name.en !== post.name.en) work.write(store.renamePost(post.id, name))
    remember(work, 'change-post', reason, [`post:${post.id}`], {
      before: { name: post.name, duties: post.duties },
    })
    return { postId: post.id }
  },
})

/** Abolishes a post that nobody holds. */
export const closePost = command<OrganStore>()({
  name: 'organ.close-post',
  input: Type.Object({ postId: Id64, reason: Reason }),
  output: Answer,
  load: openPost,
  ...inItsPlace,
  run: ({ reason }, post, work) => {
    if (post.holders > 0) throw new Problem('organ.post-held', 409, { values: { n: post.holders } })
    work.write(work.store.closePost(post, work.now))
    remember(work, 'close-post', reason, [`post:${post.id}`, `organ:${post.organId}`], { name: post.name })
    return { postId: post.id }
  },
})
