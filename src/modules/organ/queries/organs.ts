import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getLineage } from '../../division/index.ts'
import type { OrganStore } from '../organ.store.ts'
import type { Department, Organ } from '../organ.ts'

/** The organ with this id; 404 where there is none. */
export const getOrgan = query<OrganStore>()({
  name: 'organ.get-organ',
  input: Type.Object({ organId: Type.String() }),
  may: 'public',
  run: async ({ organId }, { store }): Promise<Organ> => {
    const organ = await store.find(organId)
    if (!organ) throw notFound()
    return organ
  },
})

/** The organ that has the business of this one today: itself, or its successor; 404 where there is none. */
export const getServingOrgan = query<OrganStore>()({
  name: 'organ.get-serving-organ',
  input: Type.Object({ organId: Type.String() }),
  may: 'public',
  run: async ({ organId }, { store }): Promise<Organ> => {
    const organ = await store.findServing(organId)
    if (!organ) throw notFound()
    return organ
  },
})

/** Where the business of each of these organs stands in the tree today; those that are not there are left out. */
export const listServingPaths = query<OrganStore>()({
  name: 'organ.list-serving-paths',
  input: Type.Object({ organIds: Type.Array(Type.String(), { maxItems: 100 }) }),
  may: 'public',
  run: async ({ organIds }, { store }): Promise<Readonly<Record<string, string>>> => {
    const found = await store.listServing(organIds)
    return Object.fromEntries(found.map(({ id, path }) => [id, path]))
  },
})

/** The organ with this credit code of 18 characters; 404 where there is none. */
export const getOrganByCode = query<OrganStore>()({
  name: 'organ.get-organ-by-code',
  input: Type.Object({ creditCode: Type.String() }),
  may: 'public',
  run: async ({ creditCode }, { store }): Promise<Organ> => {
    const organ = await store.findByCode(creditCode)
    if (!organ) throw notFound()
    return organ
  },
})

/** The organ of a department that serves a division: the division's own, else the nearest above; null for none. */
export const findOrganFor = query<OrganStore>()({
  name: 'organ.find-organ-for',
  input: Type.Object({ department: Type.String(), division: Type.String({ pattern: '^\\d{12}$' }) }),
  may: 'public',
  run: async ({ department, division }, { ask, store }): Promise<Organ | null> => {
    const lineage = await ask(getLineage, { code: division })
    if (lineage.length === 0) return null
    return (
      (await store.findFor(
        department,
        lineage.map((d) => d.code),
      )) ?? null
    )
  },
})

/** All organs of one department at one level (1 province … 5 village), in tree order. */
export const listOrgansOfDepartment = query<OrganStore>()({
  name: 'organ.list-organs-of-department',
  input: Type.Object({ department: Type.String(), level: Type.Integer({ minimum: 1, maximum: 5 }) }),
  may: 'public',
  run: ({ department, level }, { store }): Promise<readonly Organ[]> =>
    store.listOfDepartment(department, level),
})

/** The kinds of departments, in the order people know them by, with the levels each has organs at. */
export const listDepartments = query<OrganStore>()({
  name: 'organ.list-departments',
  input: Type.Object({}),
  may: 'public',
  run: (_input, { store, now }): Promise<readonly Department[]> => store.listDepartments(now),
})
