import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How far the chain reached at a moment, as it is written down outside the database. */
export interface Head {
  readonly seq: number
  /** Id of the audit row the link is about. */
  readonly row: number
  readonly hash: string
  readonly at: string
}

/** The file of one database's heads in the data folder; lines are only ever added. */
export const headsFile = (folder: string, database: string): string => join(folder, `${database}.heads`)

/** Adds one line, and comes back when it is on the disk. */
export const appendHead = (file: string, head: Head): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'a', 0o600)
  try {
    // a line that a crash cut short ends here and is passed over when reading
    writeSync(handle, `\n${JSON.stringify(head)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const isHead = (value: unknown): value is Head => {
  const head = value as Partial<Head> | null
  return typeof head?.seq === 'number' && typeof head.row === 'number' && typeof head.hash === 'string'
}

const readLine = (line: string): Head[] => {
  try {
    const value: unknown = JSON.parse(line)
    return isHead(value) ? [value] : []
  } catch {
    return []
  }
}

/** All heads that were written down; none when there is no file. */
export const readHeads = (file: string): readonly Head[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(readLine) : []
