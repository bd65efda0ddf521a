import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { caseModule } from '../modules/case/case.module.ts'
import type { CaseStore } from '../modules/case/case.store.ts'
import { readConfig } from '../platform/config.ts'
import { countColumn } from '../platform/crypto/turn-fields.ts'
import { urlOf } from '../platform/db/embedded.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { kyselyOn } from '../platform/db/pool.ts'
import { platformContext, readingAs } from '../platform/db/reading-context.ts'
import { openOn } from './open.ts'
import { asOwner } from './owner.ts'
import { sealOldValues } from './seal-old-values.ts'

const name = `test_${randomBytes(6).toString('hex')}`
const url = urlOf(inject('cluster').url, name)
const asAdmin = (sql: string) => asOwner(inject('cluster').url, (admin) => admin.query(sql))

/** What a program wrote in the clear that knew nothing of these seals yet. */
const oldRows = `
  insert into "case"."draft" (id, party_id, person_id, item_code, form_key, form_version, answers, materials, started_at, saved_at)
    values ('d1', 'zhang', 'zhang', 'i', 'f', 1, '', '[{"n": 1, "fileName": "离婚证.jpg"}]', now(), now());
  insert into "case"."event" select '450721', 'c1', n, 'refuse', now(), 'official', null, null, null, true,
    jsonb_build_object('reason', '收入超过标准' || n) from generate_series(1, 1203) n;
  insert into "case"."event" values ('450721', 'c2', 1, 'submit', now(), 'resident', null, null, null, true, '{}');
  insert into "case"."notice" values ('450721', 'c1', 1, 'NGA', '{"zh": "通知"}', '{"zh": "收入超过标准"}', now());
  insert into "case"."note" values ('450721', 'n1', 'c1', 'li', '李敏', '申请人曾有前科', false, now())`

beforeAll(async () => {
  await asAdmin(`create database "${name}"`)
  await asOwner(url, async (owner) => {
    await migrate(
      owner,
      readMigrations().filter((one) => one.name < '202611222208'),
    )
    await owner.query(oldRows)
  })
})
afterAll(() => asAdmin(`drop database if exists "${name}" with (force)`))

it('seals what an older program wrote in the clear, before anything reads it', async () => {
  const config = readConfig({ DATA_DIR: inject('cluster').folder, PORT: '0' }, [])
  const opened = await openOn(config, url, { poolSize: 2 })
  try {
    const store = caseModule.store(kyselyOn(opened.pool) as never, opened.platform) as CaseStore
    const about = (id: string) => ({ home: '450721', id }) as never
    const [events, plain, notices, notes] = await readingAs(platformContext, () =>
      Promise.all([
        store.listEvents(about('c1')),
        store.listEvents(about('c2')),
        store.listNotices(about('c1')),
        store.listNotes(about('c1')),
      ]),
    )
    expect(events).toHaveLength(1203)
    for (const { seq, data } of events) expect(data).toEqual({ reason: `收入超过标准${seq}` })
    expect(plain[0]?.data).toEqual({})
    expect(notices[0]?.body).toEqual({ zh: '收入超过标准' })
    expect(notes[0]?.text).toBe('申请人曾有前科')
    await asOwner(url, async (owner) => {
      for (const at of caseModule.sealed ?? [])
        for (const { version } of await countColumn(owner, at))
          expect([at.table, version > 0]).toEqual([at.table, true])
      const { rows } = await owner.query(
        `select (select string_agg(encode(data, 'escape'), '') from "case"."event")
           || (select encode(body, 'escape') from "case"."notice") || (select encode(text, 'escape') from "case"."note")
           || (select encode(materials, 'escape') from "case"."draft") as bytes`,
      )
      const lying = String(rows[0]?.bytes)
      for (const word of ['收入', '前科', '离婚', 'reason', 'fileName'])
        expect(lying.includes(Buffer.from(word).toString('latin1')) || lying.includes(word)).toBe(false)
    })
  } finally {
    await opened.close()
  }
})

it('refuses to go on where no module names the column', async () => {
  await asOwner(url, async (owner) => {
    await owner.query(`insert into "platform"."setting" values ('to-seal', '["case.task|name"]')`)
    await expect(sealOldValues(owner, {} as never)).rejects.toThrow('no module names the sealed column')
  })
})
