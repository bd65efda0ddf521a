import { describe, expect, it } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { creditCodeOf } from '../../kernel/check-digits.ts'
import {
  addOrgan,
  closeOrgan,
  findAppointment,
  findOrganFor,
  getOrgan,
  mergeOrgan,
  moveOrgan,
  renameOrgan,
  searchPeople,
} from './index.ts'
import { reason, startOrgans } from './testing.ts'

const { runtime, owner, systemAdmin, mine, officialOf } = await startOrgans()

describe('organs', () => {
  const code = creditCodeOf('11', '450721', 'TBNEW001')
  const fresh = {
    creditCode: code,
    name: { zh: '灵山县国防动员办公室', en: 'Lingshan Civil Air Defence Office' },
    department: 'civil-air-defence',
    division: '450721000000',
    parentId: '450721-government',
    phone: '0777-0000000',
    address: { zh: '灵山县政务服务中心' },
    reason: '机构改革方案',
  }
  it('are added below another one, once', async () => {
    const { organId } = await runtime.perform(addOrgan, fresh, systemAdmin)
    expect(organId).toBe('450721-civil-air-defence')
    const organ = await runtime.ask(getOrgan, { organId }, systemAdmin)
    expect(organ).toMatchObject({ path: 'gx.qinzhou.lingshan.civil-air-defence.', level: 3 })
    await expect(runtime.perform(addOrgan, fresh, systemAdmin)).rejects.toMatchObject({
      code: 'organ.credit-code-taken',
    })
    await expect(
      runtime.perform(addOrgan, { ...fresh, creditCode: `${code.slice(0, 17)}9` }, systemAdmin),
    ).rejects.toMatchObject({ code: 'organ.credit-code-wrong' })
    await expect(runtime.perform(addOrgan, fresh, await officialOf('chen-qiang'))).rejects.toMatchObject({
      status: 403,
    })
  })
  it('take another name', async () => {
    const { phone, address, shortName } = await runtime.ask(
      getOrgan,
      { organId: '450721-forestry' },
      systemAdmin,
    )
    await runtime.perform(
      renameOrgan,
      { organId: '450721-forestry', name: { zh: '灵山县林业和草原局' }, shortName, phone, address, reason },
      systemAdmin,
    )
    expect((await runtime.ask(getOrgan, { organId: '450721-forestry' }, systemAdmin)).name.zh).toBe(
      '灵山县林业和草原局',
    )
  })
  it('merged into another leave posts and people to it, and places ask the successor', async () => {
    const [before] = await runtime
      .ask(searchPeople, { organId: '450721-archives', limit: 1 }, systemAdmin)
      .then((page) => page.lines)
    await runtime.perform(
      mergeOrgan,
      { organId: '450721-archives', intoId: '450721-general-office', reason },
      systemAdmin,
    )
    const after = await runtime.ask(findAppointment, { appointmentId: before?.id ?? '' }, system('test'))
    expect(after).toMatchObject({
      organId: '450721-general-office',
      path: 'gx.qinzhou.lingshan.general-office.',
    })
    const serving = { department: 'archives', division: '450721000000' }
    expect((await runtime.ask(findOrganFor, serving, systemAdmin))?.id).toBe('450721-general-office')
    expect(await runtime.ask(getOrgan, { organId: '450721-archives' }, systemAdmin)).toMatchObject({
      closedOn: '2026-11-23',
      successorId: '450721-general-office',
    })
    await expect(
      runtime.perform(
        mergeOrgan,
        { organId: '450721-archives', intoId: '450721-health', reason },
        systemAdmin,
      ),
    ).rejects.toMatchObject({ status: 404 })
  })
  it('with others below cannot be merged or closed', async () => {
    await expect(
      runtime.perform(
        mergeOrgan,
        { organId: '450721-government', intoId: '450722-government', reason },
        systemAdmin,
      ),
    ).rejects.toMatchObject({ code: 'organ.has-organs-below' })
    await expect(
      runtime.perform(closeOrgan, { organId: '450721-government', reason }, systemAdmin),
    ).rejects.toMatchObject({ code: 'organ.has-organs-below' })
  })
  it('closed end the appointments there', async () => {
    const { lines } = await runtime.ask(searchPeople, { organId: '450721-tobacco' }, systemAdmin)
    expect(lines.length).toBeGreaterThan(0)
    await runtime.perform(closeOrgan, { organId: '450721-tobacco', reason }, systemAdmin)
    for (const one of lines) expect(await mine(one.personId)).toEqual([])
  })
  it('where other administrators work are not closed over their heads', async () => {
    await expect(
      runtime.perform(closeOrgan, { organId: '450000-big-data', reason }, systemAdmin),
    ).rejects.toMatchObject({ code: 'organ.keeper-works-there' })
  })
  it('move with everything below, never below themselves', async () => {
    const move = (organId: string, underId: string) =>
      runtime.perform(moveOrgan, { organId, underId, reason }, systemAdmin)
    await expect(move('450721-government', '450721-health')).rejects.toMatchObject({
      code: 'organ.under-itself',
    })
    await move('450721-government', '450100-government')
    expect((await runtime.ask(getOrgan, { organId: '450721-health' }, systemAdmin)).path).toBe(
      'gx.nanning.lingshan.health.',
    )
    const { rows } = await owner.query(
      "select count(*)::int as n from organ.organ where path like 'gx.qinzhou.lingshan.%' and closed_on is null",
    )
    expect(rows[0].n).toBe(0)
    const { rows: facts } = await owner.query(
      "select sum(jsonb_array_length(payload->'moved'))::int as n from platform.outbox where name = 'organ.paths-changed'",
    )
    expect(facts[0].n).toBeGreaterThan(400)
  })
})
