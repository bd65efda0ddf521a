import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readBpmn } from '../process/read-bpmn.ts'
import { neededFacts } from './decide.ts'
import { catalogueTable } from './testing.ts'

const catalogue = fileURLToPath(new URL('../../../catalogue/', import.meta.url))
const files = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: catalogue }).filter((file) => !file.endsWith('index.json'))
const keyOf = (file: string): string => file.replace(/^.*\/|\.\w+$/g, '')

const ruleNodes = await Promise.all(
  files('processes/*.bpmn').map(async (file) => {
    const { definition } = await readBpmn(readFileSync(catalogue + file, 'utf8'), keyOf(file), 1)
    return Object.values(definition?.nodes ?? {}).flatMap((node) => (node.kind === 'rule' ? [node] : []))
  }),
)

test('every table a process asks is there and says only what the process can take', async () => {
  const nodes = ruleNodes.flat()
  for (const node of nodes) {
    const said = (await catalogueTable(node.table)).rules.map((rule) => rule.outcome)
    for (const outcome of new Set(said)) expect(node.outcomes).toContain(outcome)
    expect(node.outcomes).toContain('to-official')
  }
  expect(nodes.map((node) => node.table).sort()).toEqual(files('tables/*.dmn').map(keyOf).sort())
})

test('all of them are in the lists that the sample is loaded from', () => {
  for (const folder of ['forms', 'processes', 'tables']) {
    const listed = JSON.parse(readFileSync(`${catalogue}${folder}/index.json`, 'utf8')) as string[]
    expect(listed.sort()).toEqual(files(`${folder}/*`).map(keyOf).sort())
  }
})

test('every journey has a form and a process', () => {
  expect(files('forms/*.json').map(keyOf).sort()).toEqual(files('processes/*.bpmn').map(keyOf).sort())
})

test('answers that tables read are fields of the form of the same key', async () => {
  for (const key of files('tables/*.dmn').map(keyOf)) {
    const form = JSON.parse(readFileSync(`${catalogue}forms/${key}.json`, 'utf8')) as {
      schema: { properties: Record<string, unknown>; required: string[] }
    }
    const answers = neededFacts(await catalogueTable(key)).filter((fact) => fact.startsWith('answers.'))
    for (const answer of answers) expect(form.schema.required).toContain(answer.slice('answers.'.length))
  }
})
