import { Type } from 'typebox'
import { within } from '../../../kernel/actor.ts'
import { emitted } from '../../../kernel/event.ts'
import { command, type Reading, type Work } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { typedSpellings } from '../../../platform/i18n/spellings.ts'
import { Id64, Phone, Reason, remember, TextInput, wrongField } from '../inputs.ts'
import { organReorganised, pathsChanged } from '../organ.events.ts'
import { mayEnd, mayReorganise, seesTree } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { KeptOrgan } from '../organs.store.ts'
import { endOf } from './end-appointment.ts'

const Answer = Type.Object({ organId: Type.String() })

/** An organ that is in being; closed ones are history and change no more. */
const open = async (organId: string, { store }: Reading<OrganStore>): Promise<KeptOrgan | undefined> => {
  const organ = await store.find(organId)
  return organ?.closedOn ? undefined : organ
}

/** Facts about one organ tree keep their order: a second reorganisation may rest on the first. */
const aggregate = 'organ'
const organsAFact = 100

/** Gives an organ another name, address or telephone; open cases and items carry the new name. */
export const renameOrgan = command<OrganStore>()({
  name: 'organ.rename-organ',
  input: Type.Object({
    organId: Id64,
    name: TextInput,
    shortName: TextInput,
    phone: Phone,
    address: TextInput,
    reason: Reason,
  }),
  output: Answer,
  load: ({ organId }, reading) => open(organId, reading),
  see: seesTree,
  may: mayReorganise.of(({ path }: KeptOrgan) => ({ reaches: [path] })),
  run: async ({ reason, name, shortName, phone, address }, found, work) => {
    const before = {
      name: found.name,
      shortName: found.shortName,
      phone: found.phone,
      address: found.address,
    }
    const [typed = ''] = await typedSpellings([name.zh])
    work.write(work.store.rename(found, { name, shortName, phone, address, typed }))
    remember(work, 'rename-organ', reason, [`organ:${found.id}`], { before })
    if (name.zh !== found.name.zh || name.en !== found.name.en || phone !== found.phone)
      work.emit(emitted(organReorganised, aggregate, { how: 'renamed', fromId: found.id, toId: found.id }))
    return { organId: found.id }
  },
})

const noneBelow = async ({ store }: Reading<OrganStore>, organ: KeptOrgan): Promise<void> => {
  const n = await store.countBelow(organ.id)
  if (n > 0) throw new Problem('organ.has-organs-below', 409, { values: { n } })
}

/** What the two ways of ending an organ share: it is closed, its place in the tree is the successor's now. */
const passOn = (work: Work<OrganStore>, from: KeptOrgan, to: KeptOrgan, how: 'merged' | 'closed'): void => {
  work.write(work.store.close(from, to.id, work.today))
  work.emit(emitted(organReorganised, aggregate, { how, fromId: from.id, toId: to.id }))
  work.emit(emitted(pathsChanged, aggregate, { moved: [{ organId: from.id, from: from.path }] }))
}

interface Merging {
  readonly from: KeptOrgan
  readonly into: KeptOrgan | undefined
}

/** Merges an organ into another: posts, people and open cases go there; what was decided stays as it was decided. */
export const mergeOrgan = command<OrganStore>()({
  name: 'organ.merge-organ',
  input: Type.Object({ organId: Id64, intoId: Id64, reason: Reason }),
  output: Answer,
  load: async ({ organId, intoId }, reading) => {
    const from = await open(organId, reading)
    return from && { from, into: await open(intoId, reading) }
  },
  see: seesTree.of(({ from }: Merging) => from),
  may: mayReorganise.of(({ from, into }: Merging) => ({ reaches: [from.path, (into ?? from).path] })),
  run: async ({ intoId, reason }, { from, into }, work) => {
    if (!into) throw wrongField('organ.no-such-organ', 'intoId')
    if (intoId === from.id) throw wrongField('organ.same-organ', 'intoId')
    await noneBelow(work, from)
    passOn(work, from, into, 'merged')
    work.write(work.store.movePosts(from.id, into.id, from.name), work.store.moveStaff(from.id, into.id))
    remember(work, 'merge-organ', reason, [`organ:${from.id}`, `organ:${into.id}`], {
      from: from.name,
      into: into.name,
    })
    return { organId: into.id }
  },
})

interface Closing {
  readonly found: KeptOrgan
  /** Where its business goes. */
  readonly above: KeptOrgan | undefined
}

/** Closes an organ: everybody's appointment there ends, what is still open goes to the organ above. */
export const closeOrgan = command<OrganStore>()({
  name: 'organ.close-organ',
  input: Type.Object({ organId: Id64, reason: Reason }),
  output: Answer,
  load: async ({ organId }, reading) => {
    const found = await open(organId, reading)
    return found && { found, above: found.parentId ? await open(found.parentId, reading) : undefined }
  },
  see: seesTree.of(({ found }: Closing) => found),
  may: mayReorganise.of(({ found, above }: Closing) => ({ reaches: [found.path, (above ?? found).path] })),
  run: async ({ reason }, { found, above }, work) => {
    if (!above) throw new Problem('organ.top-stays', 409)
    await noneBelow(work, found)
    passOn(work, found, above, 'closed')
    work.write(work.store.closePostsOf(found.id, work.now))
    const staff = await work.store.openRecordsIn(found.id)
    // other administrators, and one's own post, are not ended by the way
    const keeper = staff.find((one) => !mayEnd(work.actor, one).allowed)
    if (keeper) throw new Problem('organ.keeper-works-there', 409, { values: { name: keeper.personName } })
    const lent = await work.store.openDelegations({ appointmentIds: staff.map((one) => one.id) })
    for (const one of staff) endOf(work, one)
    for (const one of lent) endOf(work, { delegation: one })
    remember(
      work,
      'close-organ',
      reason,
      [`organ:${found.id}`, `organ:${above.id}`, ...staff.map((one) => `appointment:${one.id}` as const)],
      { successor: above.name },
    )
    return { organId: above.id }
  },
})

interface Moving {
  readonly organ: KeptOrgan
  readonly under: KeptOrgan | undefined
}

/** Puts an organ, with everything below it, under another one. */
export const moveOrgan = command<OrganStore>()({
  name: 'organ.move-organ',
  input: Type.Object({ organId: Id64, underId: Id64, reason: Reason }),
  output: Type.Object({ organId: Type.String(), path: Type.String() }),
  load: async ({ organId, underId }, reading) => {
    const organ = await open(organId, reading)
    return organ && { organ, under: await open(underId, reading) }
  },
  see: seesTree.of(({ organ }: Moving) => organ),
  may: mayReorganise.of(({ organ, under }: Moving) => ({ reaches: [organ.path, (under ?? organ).path] })),
  run: async ({ reason }, { organ, under }, work) => {
    if (!under) throw wrongField('organ.no-such-organ', 'underId')
    if (within(organ.path, under.path)) throw wrongField('organ.under-itself', 'underId')
    const step = organ.path.slice(organ.path.lastIndexOf('.', organ.path.length - 2) + 1)
    const path = `${under.path}${step}`
    const taken = await work.store.findByPath(path)
    if (taken && taken.id !== organ.id)
      throw wrongField('organ.path-taken', 'underId', { name: taken.name.zh })
    work.write(work.store.move(organ, under.id, path))
    remember(work, 'move-organ', reason, [`organ:${organ.id}`], { from: organ.path, to: path })
    if (path !== organ.path) {
      work.write(work.store.moveBelow(organ.path, path))
      const all = [organ, ...(await work.store.listBelow(organ.path))]
      for (let at = 0; at < all.length; at += organsAFact)
        work.emit(
          emitted(pathsChanged, aggregate, {
            moved: all.slice(at, at + organsAFact).map((one) => ({ organId: one.id, from: one.path })),
          }),
        )
    }
    return { organId: organ.id, path }
  },
})
