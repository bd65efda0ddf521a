import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import type { Actor, Resident } from '../../kernel/actor.ts'
import { system, visitor } from '../../kernel/actor.ts'
import { birthDateInId, sexInId } from '../../kernel/check-digits.ts'
import { consultFacts, type Fact, getFacts, listMyDisputes, raiseDispute, registerFields } from './index.ts'

const { runtime, owner: pool } = await startPlatform()
const resident = (personId: string, partyId = personId): Actor => ({
  kind: 'resident',
  personId: personId as Resident['personId'],
  partyId: partyId as Resident['partyId'],
  name: '',
  level: 3,
  language: 'zh',
})
const zhang = resident('zhang-guilan')
const values = (facts: readonly Fact[]) => Object.fromEntries(facts.map((f) => [f.field, f.value]))
const own = async (personId: string, ...fields: string[]) =>
  values(await runtime.ask(getFacts, { partyId: personId, fields }, resident(personId)))

describe('facts', () => {
  it('come with source and day, in the order asked for', async () => {
    const facts = await runtime.ask(
      getFacts,
      { partyId: 'zhang-guilan', fields: ['person.birthDate', 'person.name', 'enterprise.name', 'no.such'] },
      zhang,
    )
    expect(facts.map((f) => f.field)).toEqual(['person.birthDate', 'person.name'])
    expect(facts[0]).toMatchObject({ value: '1955-03-08', source: { zh: '公安人口登记' } })
    expect(facts[0]?.asOf).toMatch(/^2026-\d\d-\d\d$/)
  })
  it('the ID number says the same as birthday and sex', async () => {
    const known = await own('zhang-guilan', 'person.idNumber', 'person.birthDate', 'person.sex')
    expect(birthDateInId(String(known['person.idNumber']))).toBe(known['person.birthDate'])
    expect(sexInId(String(known['person.idNumber']))).toBe(known['person.sex'])
  })
  it('tell the family from the household', async () => {
    const known = await own('huang-meiling', 'person.spouse', 'person.children', 'household.size')
    expect(known['person.spouse']).toMatchObject({ name: '梁志强', sex: 'male' })
    expect(known['person.children']).toMatchObject([{ name: '梁小禾', birthDate: '2026-08-30' }])
    expect(known['household.size']).toBe(3)
    expect(await own('nong-axiu', 'person.spouse', 'person.children')).toEqual({ 'person.children': [] })
  })
  it('share the income of the household among its members', async () => {
    expect(await own('lu-haiming', 'household.incomePerPerson')).toEqual({
      'household.incomePerPerson': 3066,
    })
    expect(await own('nong-axiu', 'household.incomePerPerson')).toEqual({ 'household.incomePerPerson': 320 })
  })
  it('of an enterprise include its premises', async () => {
    const chen = resident('chen-xiaoyan', 'laojiefang-catering')
    const facts = await runtime.ask(
      getFacts,
      { partyId: 'laojiefang-catering', fields: [...registerFields] },
      chen,
    )
    expect(values(facts)).toMatchObject({
      'enterprise.legalRepresentative': '陈晓燕',
      'enterprise.establishedOn': '2026-10-08',
      'place.floorArea': 138,
      'place.division': '450721001001',
    })
  })
})

describe('who may ask', () => {
  const input = { partyId: 'zhang-guilan', fields: ['person.name'] }
  it('a stranger gets the same 404 as for nothing there', async () => {
    for (const actor of [resident('wei-jianguo'), visitor()]) {
      await expect(runtime.ask(getFacts, input, actor)).rejects.toMatchObject({ status: 404 })
    }
  })
  it('an official says why, and the audit keeps it', async () => {
    await expect(runtime.ask(consultFacts, { ...input, reason: 'case 1' }, zhang)).rejects.toMatchObject({
      status: 403,
    })
    await runtime.ask(consultFacts, { ...input, reason: 'case 1' }, system('test'))
    const { rows } = await pool.query(
      "select subject from platform.audit where operation = 'register.consult-facts' and outcome = 'read'",
    )
    expect(rows).toEqual([
      { subject: { partyId: 'zhang-guilan', reason: 'case 1', fields: ['person.name'] } },
    ])
  })
})

describe('"this is wrong"', () => {
  it('keeps the words of the person', async () => {
    await runtime.perform(raiseDispute, { field: 'person.address', says: ' 我搬到了萍塘村 ' }, zhang)
    const [dispute] = await runtime.ask(listMyDisputes, {}, zhang)
    expect(dispute).toMatchObject({ field: 'person.address', says: '我搬到了萍塘村' })
    expect(await runtime.ask(listMyDisputes, {}, resident('wei-jianguo'))).toEqual([])
  })
  it('asks for words, for a field that there is, from a resident', async () => {
    const says = (field: string, text: string, actor = zhang) =>
      runtime.perform(raiseDispute, { field, says: text }, actor)
    await expect(says('person.address', ' ')).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'says' }],
    })
    await expect(says('person.nothing', '错了')).rejects.toMatchObject({ status: 404 })
    await expect(says('person.address', '错了', visitor())).rejects.toMatchObject({ status: 401 })
  })
})
