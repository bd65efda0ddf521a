import { applyFor, aResidentFor, caterer, foodLicence } from '../../src/channels/desk/testing.ts'
import { issueSeniorCard } from '../../src/channels/portal/verify/testing.ts'
import { startDraft } from '../../src/modules/case/index.ts'
import { getItem } from '../../src/modules/catalogue/index.ts'
import type { TestPlatform } from './app.ts'

/** Ids of things that belong to 张桂兰, and to 陈晓燕 for her restaurant: one of every kind that has an address. */
export interface Things {
  /** An application of the restaurant with papers, waiting to be accepted. */
  readonly number: string
  readonly taskId: string
  readonly messageId: string
  readonly evidenceId: string
  /** Zhang's own. */
  readonly draftId: string
  readonly certificateId: string
  readonly certificateNumber: string
}

export const someThings = async (app: TestPlatform): Promise<Things> => {
  const zhang = aResidentFor('zhang-guilan')
  const number = await applyFor(app, caterer, foodLicence)
  const about = { code: 'residence-certificate', division: '450721101202' }
  const item = await app.runtime.ask(getItem, about, zhang)
  const { draftId } = await app.runtime.perform(startDraft, { itemCode: item.code }, zhang)
  await issueSeniorCard(app.runtime)
  await app.drain()
  const one = async (sql: string, values: readonly string[] = []): Promise<Record<string, string>> => {
    const [row] = (await app.owner.query<Record<string, string>>(sql, [...values])).rows
    if (!row) throw new Error(`nothing for ${sql}`)
    return row
  }
  const card = await one(
    `select id, short_number as number from "certificate"."certificate" where holder_party_id = 'zhang-guilan'`,
  )
  const idOf = async (sql: string, values: readonly string[] = []): Promise<string> =>
    (await one(sql, values)).id ?? ''
  return {
    number,
    draftId,
    certificateId: card.id ?? '',
    certificateNumber: card.number ?? '',
    messageId: await idOf(
      `select id from "message"."message" where party_id = 'laojiefang-catering' limit 1`,
    ),
    taskId: await idOf(
      `select t.id from "case"."task" t join "case"."application" a on a.id = t.case_id where a.number = $1`,
      [number],
    ),
    evidenceId: await idOf(
      `select id from "evidence"."file" where owner_party_id = 'laojiefang-catering' limit 1`,
    ),
  }
}
