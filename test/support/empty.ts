import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { citizenIdOf, creditCodeOf } from '../../src/kernel/check-digits.ts'
import { urlOf } from '../../src/platform/db/embedded.ts'

const inMain = (file: string): string => fileURLToPath(new URL(`../../src/main/${file}`, import.meta.url))

export interface Started {
  readonly url: string
  /** Path of the one-time link, when there is one. */
  readonly setup: string | undefined
  readonly said: string
  end(): Promise<number | null>
}

/** An installation of its own, begun and run as an operator does it; gone after the file. */
export const anEmptyProvince = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-empty-'))
  const database = `${name}_${process.pid}`
  const databaseUrl = urlOf(inject('cluster').url, database)
  const running = new Set<ChildProcess>()
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: databaseUrl, PORT: '0', RATE_LIMITS: 'off' }

  const sql = async <T extends pg.QueryResultRow>(text: string, url = databaseUrl): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<T>(text)).rows
    } finally {
      await client.end()
    }
  }
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL')
    await sql(`drop database if exists "${database}" with (force)`, inject('cluster').url)
    rmSync(folder, { recursive: true, force: true })
  })

  return {
    sql,
    create: () => sql(`create database "${database}"`, inject('cluster').url),
    /** One of the product's tools beside the running product; what it said. */
    tool: (file: string, ...options: readonly string[]): Promise<string> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--import', 'tsx', inMain(file), ...options], { env })
        running.add(child)
        let said = ''
        const hear = (chunk: Buffer): void => {
          said += chunk.toString()
        }
        child.stdout.on('data', hear)
        child.stderr.on('data', hear)
        child.once('exit', (code) => {
          running.delete(child)
          if (code === 0) resolve(said)
          else reject(new Error(`ended with ${code}: ${said}`))
        })
      }),
    /** `npm start -- <flags>` */
    start: (...flags: readonly string[]): Promise<Started> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--import', 'tsx', inMain('start.ts'), ...flags], { env })
        running.add(child)
        const gone = new Promise<number | null>((end) => child.once('exit', end))
        let said = ''
        const listen = (chunk: Buffer): void => {
          said += chunk.toString()
          const url = /running at (http:\S+)/.exec(said)?.[1]
          // the line with the link is said with or right after the address
          if (!url) return
          const end = (): Promise<number | null> => {
            child.kill('SIGTERM')
            return gone
          }
          const answer = () => resolve({ url, setup: /(\/setup\/[\w-]{43})/.exec(said)?.[1], said, end })
          setTimeout(answer, 300)
        }
        child.stdout.on('data', listen)
        child.stderr.on('data', listen)
        void gone.then((code) => {
          running.delete(child)
          reject(new Error(`ended with ${code}: ${said}`))
        })
      }),
  }
}

/** What the set-up form asks for: the first organ, three persons. */
export const setUpAnswers = {
  'organ.name': '广西壮族自治区数据局',
  'organ.nameEn': 'Guangxi Data Bureau',
  'organ.creditCode': creditCodeOf('11', '450000', 'TBAN0001'),
  'organ.department': 'big-data',
  'organ.division': '450000000000',
  'organ.phone': '0771-0000000',
  'organ.address': '南宁市',
  'system.name': '覃一',
  'system.idNumber': citizenIdOf('450000', '1980-01-01', '001'),
  'system.phone': '19900009001',
  'security.name': '蒙二',
  'security.idNumber': citizenIdOf('450000', '1981-01-01', '003'),
  'security.phone': '19900009002',
  'audit.name': '廖三',
  'audit.idNumber': citizenIdOf('450000', '1982-01-01', '005'),
  'audit.phone': '19900009003',
}
