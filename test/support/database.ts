import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { urlOf } from '../../src/platform/db/embedded.ts'

const asAdmin = async (sql: string): Promise<void> => {
  const admin = new pg.Client({ connectionString: inject('cluster').url })
  await admin.connect()
  try {
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}

export interface FreshDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A database of this test's own with the sample province in it. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database "${name}" template template_sample strategy file_copy`)
  return {
    url: urlOf(inject('cluster').url, name),
    drop: () => asAdmin(`drop database if exists "${name}" with (force)`),
  }
}
