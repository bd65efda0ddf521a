import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { contracts } from './contracts.ts'

const root = fileURLToPath(new URL('../contracts/', import.meta.url))

test('contracts/ is what the code says; else run "npm run generate"', async () => {
  const expected = await contracts()
  const committed = globSync('**/*.json', { cwd: root }).sort()
  expect(committed).toEqual([...expected.keys()].sort())
  for (const [path, text] of expected) expect(readFileSync(root + path, 'utf8'), path).toBe(text)
})

test('the description names every status and no operation twice', async () => {
  const { paths, openapi } = JSON.parse((await contracts()).get('openapi.json') ?? '{}')
  expect(openapi).toBe('3.1.0')
  const operations = Object.values(
    paths as Record<string, Record<string, { operationId: string; responses: object }>>,
  ).flatMap((path) => Object.values(path))
  const ids = operations.map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { responses } of operations) expect(Object.keys(responses)).toContain('503')
})
