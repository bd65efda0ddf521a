import { Type } from 'typebox'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { DivisionCode, DivisionLevel } from '../../../kernel/division-code.ts'
import type { Id, OrganId, PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { typedSpellings } from '../../../platform/i18n/spellings.ts'
import { TextInput } from '../inputs.ts'
import { maySetUp } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'

const OrganInput = Type.Object({
  id: Type.String(),
  creditCode: Type.String({ minLength: 18, maxLength: 18 }),
  name: TextInput,
  shortName: TextInput,
  department: Type.String(),
  division: Type.String({ pattern: '^\\d{12}$' }),
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  parentId: Type.Optional(Type.String()),
  path: Type.String({ pattern: '^([a-z0-9-]+\\.)+$' }),
  phone: Type.String(),
  address: TextInput,
})

/** Sets up organs and the kinds of departments they belong to. */
export const loadOrgans = command<OrganStore>()({
  name: 'organ.load-organs',
  input: Type.Object({
    organs: Type.Array(OrganInput, { minItems: 1 }),
    departments: Type.Array(Type.Object({ slug: Type.String(), name: TextInput }), { minItems: 1 }),
  }),
  output: Type.Object({ organs: Type.Integer() }),
  may: maySetUp,
  run: async ({ organs, departments }, _found, { store, write }) => {
    const typed = await typedSpellings(organs.map(({ name }) => name.zh))
    write(store.addDepartments(departments))
    write(
      store.add(
        organs.map(({ id, division, level, parentId, ...organ }, at) => ({
          ...organ,
          typed: typed[at] ?? '',
          id: id as OrganId,
          division: division as DivisionCode,
          level: level as DivisionLevel,
          parentId: parentId as OrganId | undefined,
        })),
      ),
    )
    return { organs: organs.length }
  },
})

/** The kinds of departments alone: what an empty province begins with. */
export const loadDepartments = command<OrganStore>()({
  name: 'organ.load-departments',
  input: Type.Object({
    departments: Type.Array(Type.Object({ slug: Type.String(), name: TextInput }), { minItems: 1 }),
  }),
  output: Type.Object({}),
  may: maySetUp,
  run: ({ departments }, _found, { store, write }) => {
    write(store.addDepartments(departments))
    return {}
  },
})

/** Takes in who holds which post; the posts are made from them. */
export const loadAppointments = command<OrganStore>()({
  name: 'organ.load-appointments',
  input: Type.Object({
    appointments: Type.Array(
      Type.Object({
        id: Type.String(),
        personId: Type.String(),
        personName: Type.String(),
        organId: Type.String(),
        post: TextInput,
        duties: Type.Array(Type.String()),
        from: Type.String({ format: 'date' }),
        until: Type.Optional(Type.String({ format: 'date' })),
      }),
      { minItems: 1 },
    ),
  }),
  output: Type.Object({ appointments: Type.Integer() }),
  may: maySetUp,
  run: async ({ appointments }, _found, { store, write }) => {
    const typed = await typedSpellings(appointments.map((one) => one.personName))
    const key = (one: (typeof appointments)[number]): string => `${one.organId} ${one.post.zh}`
    const posts = Map.groupBy(appointments, key)
    const postId = (one: (typeof appointments)[number]): string => `post-${posts.get(key(one))?.[0]?.id}`
    write(
      store.addPosts(
        [...posts.values()].flatMap((holders) => {
          const [first] = holders
          const duties = [...new Set(holders.flatMap((one) => one.duties))]
          return first ? [{ id: postId(first), organId: first.organId, name: first.post, duties }] : []
        }),
      ),
    )
    write(
      store.appoint(
        appointments.map((one, at) => ({
          ...one,
          typed: typed[at] ?? '',
          id: one.id as Id<'appointment'>,
          postId: postId(one),
          personId: one.personId as PartyId,
          organId: one.organId as OrganId,
          from: one.from as CivilDate,
          until: one.until as CivilDate | undefined,
        })),
      ),
    )
    return { appointments: appointments.length }
  },
})
