import { Type } from 'typebox'
import type { OrganId, PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { typedSpellings } from '../../../platform/i18n/spellings.ts'
import { Id64, remember, TextInput } from '../inputs.ts'
import { mayFound } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import { administrations } from '../organ.ts'
import { addOrgan } from './add-organ.ts'

const reason = '初始化 Set-up'

/** The first organ with its three administrators, each in a post of their own. Part of setting up, and only once. */
export const foundFirstOrgan = command<OrganStore>()({
  name: 'organ.found-first-organ',
  input: Type.Object({
    creditCode: Type.String({ maxLength: 18 }),
    name: TextInput,
    department: Type.String({ maxLength: 60 }),
    division: Type.String({ pattern: '^\\d{12}$' }),
    phone: Type.String({ maxLength: 30 }),
    address: TextInput,
    people: Type.Array(
      Type.Object({
        personId: Id64,
        personName: Type.String({ minLength: 1, maxLength: 60 }),
        post: TextInput,
        duty: Type.Enum([...administrations]),
      }),
      { minItems: 3, maxItems: 3 },
    ),
  }),
  output: Type.Object({ organId: Type.String() }),
  load: async (_input, { store }) => ({ administered: await store.hasAdministrators() }),
  may: mayFound,
  run: async ({ people, ...organ }, _found, work) => {
    const persons = new Set(people.map((one) => one.personId))
    const kinds = new Set(people.map((one) => one.duty))
    if (persons.size < 3 || kinds.size < 3) throw new Problem('organ.two-administrations', 422)
    const { organId } = await work.do(addOrgan, { ...organ, reason })
    const typed = await typedSpellings(people.map((one) => one.personName))
    const appointed = people.map((one, at) => ({
      ...one,
      typed: typed[at] ?? '',
      id: work.newId<'appointment'>(),
      postId: work.newId<'post'>(),
      personId: one.personId as PartyId,
      organId: organId as OrganId,
      duties: [one.duty],
      from: work.today,
      until: undefined,
    }))
    work.write(
      work.store.addPosts(
        appointed.map(({ postId, post, duties }) => ({ id: postId, organId, name: post, duties })),
      ),
      work.store.appoint(appointed),
    )
    remember(
      work,
      'appoint',
      reason,
      appointed.map((one) => `appointment:${one.id}` as const),
    )
    return { organId }
  },
})
