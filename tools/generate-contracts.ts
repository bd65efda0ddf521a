import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contracts } from './contracts.ts'

const root = fileURLToPath(new URL('../contracts/', import.meta.url))

/** Writes what other systems build on: `contracts/openapi.json` and the schema of every event. */
mkdirSync(join(root, 'events'), { recursive: true })
for (const name of readdirSync(join(root, 'events'))) rmSync(join(root, 'events', name))
for (const [path, text] of await contracts()) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
