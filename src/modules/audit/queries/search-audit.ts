import { Type } from 'typebox'
import { addDays, parseCivilDate, startOf } from '../../../kernel/civil-date.ts'
import { type Ask, query } from '../../../kernel/operation.ts'
import { listOwnOrganIds } from '../../organ/index.ts'
import { mayReadAudit } from '../audit.policy.ts'
import type { AuditStore } from '../audit.store.ts'
import type { AuditEntry } from '../audit.tables.ts'
import type { AuditWish } from '../audit.ts'

const Word = Type.Optional(Type.String({ maxLength: 80 }))

/** What is looked for; days are days in China. */
export const AuditSearch = {
  person: Word,
  operation: Word,
  outcome: Type.Optional(Type.Union([Type.Literal('done'), Type.Literal('refused'), Type.Literal('read')])),
  organ: Word,
  from: Word,
  to: Word,
  about: Word,
}

interface Search {
  readonly person?: string
  readonly operation?: string
  readonly outcome?: 'done' | 'refused' | 'read'
  readonly organ?: string
  readonly from?: string
  readonly to?: string
  readonly about?: string
}

/** What was typed, within the asker's part of the organ tree. */
const wishOf = async (
  { person, operation, outcome, organ, from, to, about }: Search,
  ask: Ask,
): Promise<AuditWish> => {
  const [first, last] = [parseCivilDate(from ?? ''), parseCivilDate(to ?? '')]
  return {
    person: person || undefined,
    operation: operation || undefined,
    outcome,
    organ: organ || undefined,
    from: first && startOf(first),
    below: last && startOf(addDays(last, 1)),
    about: about || undefined,
    within: (await ask(listOwnOrganIds, {})) ?? undefined,
  }
}

const pageSize = 50
/** Rows one file may have: what a spreadsheet and one answer can bear. */
export const exportLimit = 20_000

/** The audit, newest first, cut as asked. Looking at it is itself in the audit, with what was asked. */
export const searchAudit = query<AuditStore>()({
  name: 'audit.search',
  input: Type.Object({ ...AuditSearch, before: Type.Optional(Type.Integer({ minimum: 1 })) }),
  may: mayReadAudit,
  personal: true,
  run: async ({ before, ...search }, { store, note, ask }) => {
    note({ search })
    const found = await store.search(await wishOf(search, ask), before, pageSize + 1)
    const rows = found.slice(0, pageSize)
    return { rows, next: found.length > pageSize ? rows.at(-1)?.id : undefined }
  },
})

/** The same for a file, whole up to a limit. */
export const exportAudit = query<AuditStore>()({
  name: 'audit.export',
  input: Type.Object(AuditSearch),
  may: mayReadAudit,
  personal: true,
  run: async (search, { store, note, ask }): Promise<{ rows: readonly AuditEntry[]; cut: boolean }> => {
    const found = await store.search(await wishOf(search, ask), undefined, exportLimit + 1)
    const rows = found.slice(0, exportLimit)
    note({ search, rows: rows.length })
    return { rows, cut: found.length > exportLimit }
  },
})
