import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openOn } from '../../src/main/open.ts'
import { loadSample } from '../../src/main/sample.ts'
import { readConfig } from '../../src/platform/config.ts'
import { startEmbedded, urlOf } from '../../src/platform/db/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's address of the run's throw-away cluster, and the folder its data lies in. */
    cluster: { url: string; folder: string }
  }
}

/** One throw-away cluster a run, with the sample province loaded once into a template that each file clones. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-test-'))
  const server = await startEmbedded({
    folder: join(folder, 'pg'),
    passwordFile: join(folder, 'password'),
    durable: false,
  })
  const end = async (): Promise<void> => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.url, folder)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('cluster', { url: server.url, folder })
  return end
}

const makeTemplate = async (url: string, folder: string): Promise<void> => {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('create database template_sample')
  await admin.end()
  const opened = await openOn(readConfig({ DATA_DIR: folder }, []), urlOf(url, 'template_sample'), {
    sample: true,
  })
  try {
    await loadSample(opened, () => undefined)
  } finally {
    await opened.close()
  }
}
