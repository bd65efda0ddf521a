export { sql } from 'kysely'
export type { Reader } from './reader.ts'
export { json, writer } from './writer.ts'
