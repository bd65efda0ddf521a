import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, system, visitor } from '../../src/kernel/actor.ts'
import type { Decision } from '../../src/kernel/decision.ts'
import { seesCase } from '../../src/modules/case/case.policy.ts'
import { applyFor, foodLicence, officialOf, residentOf } from '../../src/modules/case/testing.ts'
import { seesCertificate } from '../../src/modules/certificate/certificate.policy.ts'
import { seesEvidence } from '../../src/modules/evidence/evidence.policy.ts'
import { mayUseOwn } from '../../src/modules/identity/factors.policy.ts'
import { mayRead } from '../../src/modules/message/message.policy.ts'
import { seesMandate } from '../../src/modules/party/mandate.policy.ts'
import { maySeeParty } from '../../src/modules/party/party.policy.ts'
import { contextOf, platformContext, type ReadingContext } from '../../src/platform/db/reading-context.ts'
import { queryFor } from '../../src/platform/db/scoped-query.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
let number: string
const actors: Record<string, Actor> = {}
const company = 'laojiefang-catering'
const applicant = residentOf('chen-xiaoyan', company)

const people = ['zhang-guilan', 'chen-xiaoyan', 'wei-jianguo', 'li-wenbo', 'he-liping']
const officials = [
  ...['li-min', 'zhou-jianhua', 'chen-qiang', 'he-jing', 'deng-xiaomei', 'liang-bin', 'zhong-ming'],
  ...['qin-haiyan', 'meng-lixin', 'liao-jingwen', 'lu-dawei'],
]

beforeAll(async () => {
  app = await startApp()
  number = await applyFor(app, applicant, foodLicence)
  await applyFor(app, residentOf('zhang-guilan'), {
    key: 'senior-card',
    division: '450721101202',
    answers: { delivery: 'wallet' },
  })
  actors.system = system('test')
  actors.visitor = visitor()
  for (const personId of people) actors[personId] = residentOf(personId)
  for (const personId of officials) actors[personId] = await officialOf(app, personId)
  for (const personId of [...people, ...officials]) await app.visitor(personId)
  const code = await itemOf(number)
  actors.company = applicant
  actors['another company'] = residentOf('he-liping', 'liping-noodles')
  actors.handler = { ...residentOf('li-wenbo', company), items: [code.slice(19, 31)] } as Actor
  actors['handler of another item'] = { ...residentOf('li-wenbo', company), items: ['000999999000'] } as Actor
  actors.agent = { ...residentOf('deng-xiaomei', 'zhang-guilan'), items: ['000999999000'] } as Actor
  actors.relative = residentOf('zhang-debao', 'zhang-guilan')
  const clerk = actors['li-min'] as Actor & { path: string }
  actors.province = { ...clerk, path: 'gx.' } as Actor
  actors.twin = { ...clerk, path: clerk.path.replace('lingshan', 'pubei') } as Actor
  actors['province administrator'] = { ...clerk, path: 'gx.', duties: ['security-admin'] } as Actor
  actors.client = {
    kind: 'client',
    clientId: 'c-1' as never,
    scopes: ['staff'],
    purpose: 'staff-directory',
    organId: clerk.path as never,
    path: clerk.path,
  }
})

const itemOf = async (of: string): Promise<string> =>
  (
    await app.owner.query<{ code: string }>(
      'select item_code as code from "case"."application" where number = $1',
      [of],
    )
  ).rows[0]?.code ?? ''

const rowsFor = async <Row extends Record<string, unknown>>(
  text: string,
  context: ReadingContext,
): Promise<Row[]> => (await queryFor<Row>(app.pool, { text }, context)).rows

describe('policy, the scope of lists and the rows by themselves say the same about every row there is', () => {
  it('of cases', async () => {
    const all = await rowsFor<{
      number: string
      item_code: string
      access: { path?: string; party_id?: string }[]
    }>(
      'select number, item_code, "case"."access_of"(home, id) as access from "case"."application"',
      platformContext,
    )
    expect(all.length).toBeGreaterThan(1)
    for (const [name, actor] of Object.entries(actors)) {
      const may = all
        .filter(({ access, item_code }) => {
          const paths = access.flatMap(({ path }) => path ?? [])
          const parties = access.flatMap(({ party_id }) => party_id ?? [])
          return seesCase(actor, { paths, parties, item: { code: item_code } } as never).allowed
        })
        .map((row) => row.number)
      const rows = await rowsFor<{ number: string }>(
        'select number from "case"."application"',
        contextOf(actor),
      )
      expect([name, rows.map((row) => row.number).sort()]).toEqual([name, may.sort()])
    }
  })

  it('of files and certificates', async () => {
    const files = await rowsFor<{
      id: string
      owner_party_id: string
      item_code: string | null
      paths: string[] | null
    }>(
      `select id, owner_party_id, item_code, (select array_agg(path) from "evidence"."access" x where x.evidence_id = f.id) as paths
       from "evidence"."file" f`,
      platformContext,
    )
    const certificates = await rowsFor<{
      id: string
      holder_party_id: string
      organ_path: string
      paths: string[] | null
    }>(
      `select id, holder_party_id, organ_path,
       (select array_agg(path) from "certificate"."access" x where x.certificate_id = c.id) as paths
       from "certificate"."certificate" c`,
      platformContext,
    )
    expect([files.length > 0, certificates.length > 0]).toEqual([true, true])
    for (const [name, actor] of Object.entries(actors)) {
      // a mandate for chosen items opens papers without one as part of a case: rows know of no operation
      const mayFiles = files.filter(
        (f) =>
          seesEvidence(
            { ...actor, within: 'case.get-draft' } as Actor,
            {
              ownerPartyId: f.owner_party_id,
              itemCode: f.item_code ?? undefined,
              sharedWith: f.paths ?? [],
            } as never,
          ).allowed,
      )
      const ofFiles = await rowsFor<{ id: string }>('select id from "evidence"."file"', contextOf(actor))
      expect([name, ofFiles.map(({ id }) => id).sort()]).toEqual([name, mayFiles.map(({ id }) => id).sort()])
      const mayCertificates = certificates.filter(
        (c) =>
          seesCertificate(actor, {
            holderPartyId: c.holder_party_id,
            organPath: c.organ_path,
            shownTo: c.paths ?? [],
          } as never).allowed,
      )
      const ofCertificates = await rowsFor<{ id: string }>(
        'select id from "certificate"."certificate"',
        contextOf(actor),
      )
      expect([name, ofCertificates.map(({ id }) => id).sort()]).toEqual([
        name,
        mayCertificates.map(({ id }) => id).sort(),
      ])
    }
  })
})

/** Asks the policy about each row as it is, and the rows by themselves about all: the ids of either. */
const bothSay = async <Row extends { readonly id: string }>(
  table: string,
  columns: string,
  judge: (actor: Actor, row: Row) => Decision,
): Promise<void> => {
  const text = `select ${columns} from ${table}`
  const all = await rowsFor<Row & Record<string, unknown>>(text, platformContext)
  expect([table, all.length > 1]).toEqual([table, true])
  for (const [name, actor] of Object.entries(actors)) {
    const may = actor.kind === 'system' ? all : all.filter((row) => judge(actor, row).allowed)
    const rows = await rowsFor<Row & Record<string, unknown>>(text, contextOf(actor))
    expect([table, name, rows.map(({ id }) => id).sort()]).toEqual([
      table,
      name,
      may.map(({ id }) => id).sort(),
    ])
  }
}

describe('and so they do about what is kept of people', () => {
  it('messages', async () => {
    await bothSay<{ id: string; partyId: string }>(
      '"message"."message"',
      'id, party_id as "partyId"',
      mayRead,
    )
  })

  it('sessions and accounts', async () => {
    await bothSay<{ id: string; personId: string }>(
      '"identity"."session"',
      'id, person_id as "personId"',
      mayUseOwn,
    )
    await bothSay<{ id: string; personId: string }>(
      '"identity"."account"',
      'person_id as id, person_id as "personId"',
      mayUseOwn,
    )
  })

  it('mandates', async () => {
    await bothSay<{ id: string; personId: string; partyId: string }>(
      '"party"."mandate"',
      'id, person_id as "personId", party_id as "partyId"',
      (actor, mandate) => seesMandate(actor, { mandate: mandate as never, mine: false }),
    )
  })

  it('parties: what the policy shows is there; beside it are those one is bound to by a mandate, and no others', async () => {
    const text = 'select id from "party"."party"'
    const all = await rowsFor<{ id: string }>(text, platformContext)
    const mandates = await rowsFor<{ person_id: string; party_id: string }>(
      'select person_id, party_id from "party"."mandate"',
      platformContext,
    )
    for (const [name, actor] of Object.entries(actors)) {
      const rows = (await rowsFor<{ id: string }>(text, contextOf(actor))).map(({ id }) => id)
      const may = all.filter(({ id }) => maySeeParty(actor, { partyId: id }).allowed).map(({ id }) => id)
      const mine: unknown[] = 'personId' in actor ? [actor.personId] : []
      if (actor.kind === 'resident') mine.push(actor.partyId)
      const bound = mandates
        .filter((m) => mine.includes(m.person_id) || mine.includes(m.party_id))
        .flatMap((m) => [m.person_id, m.party_id])
      expect([name, may.filter((id) => !rows.includes(id))]).toEqual([name, []])
      const more = rows.filter((id) => !may.includes(id) && !bound.includes(id))
      expect([name, more]).toEqual([name, []])
    }
  })
})
