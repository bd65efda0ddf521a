import type { Actor } from '../../../kernel/actor.ts'
import type { CivilDate } from '../../../kernel/civil-date.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import { type Duty, duties } from '../../../modules/organ/index.ts'

/** What the desk's administration reads from a form. */
export interface Typed {
  readonly body: Readonly<Record<string, string | string[]>>
}

export const field = ({ body }: Typed, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.normalize('NFKC').trim() : ''
}
export const textField = (c: Typed, name: string): Text => {
  const en = field(c, `${name}.en`)
  return en ? { zh: field(c, `${name}.zh`), en } : { zh: field(c, `${name}.zh`) }
}
export const dutiesField = ({ body }: Typed): Duty[] => {
  const chosen = [body.duties ?? []].flat()
  return duties.filter((duty) => chosen.includes(duty))
}

/** One problem with one field, where the page knows more than the module. */
export const wrong = (path: string, code: string): Problem =>
  new Problem(code, 422, { fields: [{ path, message: `problem.${code}` }] })

/** Why: each change says so. */
export const reasonField = (c: Typed): string => {
  const reason = field(c, 'reason').slice(0, 500)
  if (reason.length < 2) throw wrong('reason', 'desk.admin.reason')
  return reason
}

/** May this actor change organs and posts, or only look and appoint their own kind? */
export const administersSystem = (actor: Actor): boolean =>
  actor.kind === 'official' && actor.duties.includes('system-admin')

/** The duties this administrator gives and takes. */
export const dutiesToGive = (actor: Actor): readonly Duty[] => {
  if (actor.kind !== 'official') return []
  if (actor.duties.includes('system-admin'))
    return duties.filter((duty) => duty !== 'security-admin' && duty !== 'audit')
  return duties.filter(
    (duty) => (duty === 'security-admin' || duty === 'audit') && actor.duties.includes(duty),
  )
}

export const isDay = (text: string): text is CivilDate => /^\d{4}-\d{2}-\d{2}$/.test(text)
