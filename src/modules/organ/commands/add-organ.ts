import { Type } from 'typebox'
import { isCreditCode } from '../../../kernel/check-digits.ts'
import type { DivisionCode } from '../../../kernel/division-code.ts'
import type { OrganId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { typedSpellings } from '../../../platform/i18n/spellings.ts'
import { findDivision } from '../../division/index.ts'
import { Id64, Phone, Reason, remember, TextInput, wrongField } from '../inputs.ts'
import { mayReorganise } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { Organ } from '../organ.ts'

const digitsAt = { 1: 6, 2: 6, 3: 6, 4: 9, 5: 12 } as const
const root = 'government'

/** The step of a place in the paths of its organs: `lingshan`. */
const stepOf = (pinyin: string): string =>
  (pinyin.split(' ')[0] ?? '')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '') || 'place'

/** Sets up an organ: under the one above it, or at the top of the tree of a province. */
export const addOrgan = command<OrganStore>()({
  name: 'organ.add-organ',
  input: Type.Object({
    creditCode: Type.String({ maxLength: 18 }),
    name: TextInput,
    shortName: Type.Optional(TextInput),
    department: Type.String({ maxLength: 60 }),
    division: Type.String({ pattern: '^\\d{12}$' }),
    parentId: Type.Optional(Id64),
    phone: Phone,
    address: TextInput,
    reason: Reason,
  }),
  output: Type.Object({ organId: Type.String() }),
  load: async ({ parentId, division, department, creditCode }, { store, ask, now }) => ({
    parent: parentId === undefined ? undefined : await store.find(parentId),
    division: await ask(findDivision, { code: division }),
    department: (await store.listDepartments(now)).find((one) => one.slug === department),
    same: await store.findByCode(creditCode),
    rivals: (await store.listOf(division)).filter((one) => one.department === department),
  }),
  may: mayReorganise.of(({ parent }: { parent: Organ | undefined }) => ({ reaches: [parent?.path ?? ''] })),
  run: async (input, { parent, division, department, same, rivals }, work) => {
    const { store } = work
    if (!isCreditCode(input.creditCode)) throw wrongField('organ.credit-code-wrong', 'creditCode')
    if (same) throw wrongField('organ.credit-code-taken', 'creditCode', { name: same.name.zh })
    if (!division) throw wrongField('organ.no-such-division', 'division')
    if (!department) throw wrongField('organ.no-such-department', 'department')
    const [rival] = rivals
    if (rival) throw wrongField('organ.department-taken', 'department', { name: rival.name.zh })
    if (input.parentId !== undefined && !parent) throw wrongField('organ.no-such-organ', 'parentId')
    if (parent?.closedOn) throw wrongField('organ.closed', 'parentId', { name: parent.name.zh })
    if (!parent && division.level > 1) throw wrongField('organ.parent-needed', 'parentId')

    const place = stepOf(division.pinyin)
    const office = department.slug === root || department.slug === 'village-committee'
    const step = office ? place : department.slug
    const above = parent ? parent.path : office ? '' : `${place}.`
    const free = async (path: string, n = 1): Promise<string> => {
      const taken = await store.findByPath(n === 1 ? `${path}.` : `${path}-${n}.`)
      return taken ? free(path, n + 1) : n === 1 ? `${path}.` : `${path}-${n}.`
    }
    const readable = `${division.code.slice(0, digitsAt[division.level])}-${department.slug}`
    const [typed = ''] = await typedSpellings([input.name.zh])
    const organ = {
      id: ((await store.find(readable)) ? work.newId<'organ'>() : readable) as OrganId,
      creditCode: input.creditCode,
      name: input.name,
      shortName: input.shortName ?? department.name,
      department: department.slug,
      division: division.code as DivisionCode,
      level: division.level,
      parentId: parent?.id,
      path: await free(`${above}${step}`),
      phone: input.phone,
      address: input.address,
      typed,
    }
    work.write(store.add([organ]))
    remember(work, 'add-organ', input.reason, [`organ:${organ.id}`], { path: organ.path })
    work.note({ organId: organ.id })
    return { organId: organ.id }
  },
})
