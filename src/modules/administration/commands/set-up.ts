import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { type FieldError, Problem } from '../../../kernel/problem.ts'
import { invite } from '../../identity/index.ts'
import { foundFirstOrgan } from '../../organ/index.ts'
import { enterPerson } from '../../party/index.ts'
import { holdsLink } from '../administration.policy.ts'
import type { AdministrationStore } from '../administration.store.ts'
import { TokenHash } from './renew-setup-link.ts'

const Words = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })
const Person = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  idNumber: Type.String({ maxLength: 18 }),
  phone: Type.String({ maxLength: 20 }),
  /** Of the link by which this person enrols; the token itself is shown once and known to nobody. */
  enrolHash: TokenHash,
})

/** The three, each with the post they get. */
const firstPosts = {
  system: { duty: 'system-admin', name: { zh: '系统管理员', en: 'System administrator' } },
  security: { duty: 'security-admin', name: { zh: '安全管理员', en: 'Security administrator' } },
  audit: { duty: 'audit', name: { zh: '审计管理员', en: 'Audit administrator' } },
} as const
export const firstRoles = ['system', 'security', 'audit'] as const

/**
 * The beginning of a province: the first organ and its three administrators, three different persons. All of it
 * happens or none; then the link is dead for ever.
 */
export const setUp = command<AdministrationStore>()({
  name: 'administration.set-up',
  input: Type.Object({
    linkHash: TokenHash,
    organ: Type.Object({
      name: Words,
      nameEn: Type.Optional(Type.String({ maxLength: 200 })),
      creditCode: Type.String({ maxLength: 18 }),
      department: Type.String({ maxLength: 60 }),
      division: Type.String({ pattern: '^\\d{12}$' }),
      phone: Type.String({ maxLength: 30 }),
      address: Words,
    }),
    system: Person,
    security: Person,
    audit: Person,
  }),
  output: Type.Object({ organId: Type.String() }),
  load: async ({ linkHash }, { store, now }) => {
    const link = await store.findLink()
    if (!link || link.tokenHash !== linkHash) return undefined
    return { alive: link.usedAt === undefined && link.expiresAt > now }
  },
  see: holdsLink,
  may: holdsLink,
  run: async (input, _link, work) => {
    const numbers = firstRoles.map((role) => input[role].idNumber.toUpperCase())
    const fields: FieldError[] = firstRoles.flatMap((role, at) =>
      numbers.indexOf(numbers[at] ?? '') < at
        ? [{ path: `${role}.idNumber`, message: 'problem.administration.three-persons' }]
        : [],
    )
    if (fields.length > 0) throw new Problem('administration.three-persons', 422, { fields })
    const people = []
    for (const role of firstRoles) {
      const { name, idNumber, phone, enrolHash } = input[role]
      const { partyId } = await entered(work.do(enterPerson, { name, idNumber, phone }), role)
      people.push({ role, personId: partyId, personName: name, enrolHash, phone })
    }
    const { name, nameEn, address, ...organ } = input.organ
    const { organId } = await entered(
      work.do(foundFirstOrgan, {
        ...organ,
        name: nameEn ? { zh: name, en: nameEn } : { zh: name },
        address: { zh: address },
        people: people.map(({ role, personId, personName }) => ({
          personId,
          personName,
          post: firstPosts[role].name,
          duty: firstPosts[role].duty,
        })),
      }),
      'organ',
    )
    for (const { personId, personName, enrolHash, phone } of people)
      await work.do(invite, { personId, purpose: 'enrol', tokenHash: enrolHash, name: personName, phone })
    work.write(work.store.useLink(input.linkHash, work.now))
    return { organId }
  },
})

/** What is wrong with a part is wrong with that part of the form. */
const entered = async <T>(doing: Promise<T>, part: string): Promise<T> => {
  try {
    return await doing
  } catch (error) {
    if (!(error instanceof Problem) || error.fields.length === 0) throw error
    const fields = error.fields.map((field) => ({ ...field, path: `${part}.${field.path}` }))
    throw new Problem(error.code, error.status, { values: { ...error.values }, fields })
  }
}
