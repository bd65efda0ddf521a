import type { Actor } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { appointPerson, type SheetRow } from '../../../modules/administration/index.ts'
import {
  addOrgan,
  addPost,
  changePost,
  type Duty,
  duties,
  getOrganByCode,
  getOrganDetails,
  listDepartments,
  type Organ,
  renameOrgan,
} from '../../../modules/organ/index.ts'
import type { PostRequest } from '../../../platform/http/page.ts'
import { columns } from './import-columns.ts'
import type { Kind } from './list.page.tsx'

/** What became of one row. */
export interface RowReport {
  readonly line: number
  readonly name: string
  readonly outcome: 'accepted' | 'changed' | 'unchanged' | 'refused'
  /** Why it was refused, in words. */
  readonly reason?: string
}

type Request = Pick<PostRequest<Actor, unknown, unknown>, 'ask' | 'perform' | 'words'>
type Row = SheetRow['cells']
type Outcome = 'accepted' | 'changed' | 'unchanged'

const once = { idempotencyKey: null } as const
const named = (zh: string, en: string) => (en ? { zh, en } : { zh })
const refuse = (code: string): Problem => new Problem(code, 422)

const organOf = async ({ ask }: Request, code: string): Promise<Organ> => {
  try {
    return await ask(getOrganByCode, { creditCode: code.toUpperCase() })
  } catch (error) {
    throw error instanceof Problem && error.status === 404 ? refuse('organ.no-such-organ') : error
  }
}

/** Duties by key or by the words of either language. */
const dutiesOf = ({ words }: Request, text: string): Duty[] =>
  text
    .split(/[,;、，；\s]+/)
    .filter((one) => one !== '')
    .map((one) => {
      const duty = duties.find((d) => d === one || words.t(`desk.admin.duty.${d}`) === one)
      if (!duty) throw refuse('desk.admin.no-such-duty')
      return duty
    })

const putOrgan = async (c: Request, row: Row, reason: string): Promise<Outcome> => {
  const { creditCode = '', name = '', nameEn = '', department = '', division = '' } = row
  const { parent = '', phone = '', address = '' } = row
  const known = await organOf(c, creditCode).catch(() => undefined)
  if (known?.closedOn) throw new Problem('organ.closed', 409, { values: { name: known.name.zh } })
  if (known) {
    const to = {
      name: named(name || known.name.zh, nameEn || (known.name.en ?? '')),
      phone: phone || known.phone,
      address: named(address || known.address.zh, address ? '' : (known.address.en ?? '')),
    }
    const same =
      to.name.zh === known.name.zh &&
      (to.name.en ?? '') === (known.name.en ?? '') &&
      to.phone === known.phone &&
      to.address.zh === known.address.zh
    if (same) return 'unchanged'
    await c.perform(renameOrgan, { organId: known.id, shortName: known.shortName, ...to, reason }, once)
    return 'changed'
  }
  const slug = (await c.ask(listDepartments, {})).find((one) =>
    [one.slug, one.name.zh, one.name.en].includes(department),
  )?.slug
  const above = parent ? await organOf(c, parent) : undefined
  await c.perform(
    addOrgan,
    {
      creditCode: creditCode.toUpperCase(),
      name: named(name, nameEn),
      department: slug ?? department,
      division: division.padEnd(12, '0'),
      ...(above ? { parentId: above.id } : {}),
      phone,
      address: { zh: address },
      reason,
    },
    once,
  )
  return 'accepted'
}

const postIn = async ({ ask }: Request, organ: Organ, name: string) =>
  (await ask(getOrganDetails, { organId: organ.id })).posts.find((post) => post.name.zh === name)

const putPost = async (c: Request, row: Row, reason: string): Promise<Outcome> => {
  const { organ: code = '', name = '', nameEn = '', duties: list = '' } = row
  const organ = await organOf(c, code)
  const wanted = dutiesOf(c, list)
  const known = await postIn(c, organ, name)
  if (!known) {
    await c.perform(addPost, { organId: organ.id, name: named(name, nameEn), duties: wanted, reason }, once)
    return 'accepted'
  }
  const en = nameEn || (known.name.en ?? '')
  const same = wanted.length === known.duties.length && wanted.every((duty) => known.duties.includes(duty))
  if (same && en === (known.name.en ?? '')) return 'unchanged'
  await c.perform(changePost, { postId: known.id, name: named(name, en), duties: wanted, reason }, once)
  return 'changed'
}

const putPerson = async (c: Request, row: Row, reason: string): Promise<Outcome> => {
  const { name = '', idNumber = '', phone = '', organ: code = '', post: called = '' } = row
  const { duties: list = '', from = '', until = '' } = row
  const organ = await organOf(c, code)
  const post = await postIn(c, organ, called)
  if (!post) throw refuse('desk.admin.no-such-post')
  const wanted = dutiesOf(c, list)
  const { outcome } = await c.perform(
    appointPerson,
    {
      name,
      idNumber,
      ...(phone ? { phone } : {}),
      postId: post.id,
      post: post.name.zh,
      organId: organ.id,
      ...(wanted.length > 0 ? { duties: wanted } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
      reason,
    },
    once,
  )
  return outcome
}

const put: Readonly<Record<Kind, typeof putOrgan>> = {
  organs: putOrgan,
  posts: putPost,
  people: putPerson,
}

const cellsOf = (kind: Kind, { cells }: SheetRow): Row =>
  Object.fromEntries(columns[kind].map(([zh, key]) => [key, cells[zh] ?? cells[key] ?? '']))

/** In words, why a row was refused: what its first wrong field says, or the whole. */
const wordsOf = ({ words }: Request, { code, values, fields }: Problem): string => {
  const [first] = fields
  return first ? words.t(first.message, { ...values, ...first.values }) : words.t(`problem.${code}`, values)
}

/** Row by row, each whole or not at all; what is there already as it stands is left alone. */
export const importRows = async (
  c: Request,
  kind: Kind,
  rows: readonly SheetRow[],
  reason: string,
): Promise<readonly RowReport[]> => {
  const report: RowReport[] = []
  for (const row of rows) {
    const cells = cellsOf(kind, row)
    const line = { line: row.line, name: cells.name ?? '' }
    try {
      report.push({ ...line, outcome: await put[kind](c, cells, reason) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      report.push({ ...line, outcome: 'refused', reason: wordsOf(c, error) })
    }
  }
  return report
}
