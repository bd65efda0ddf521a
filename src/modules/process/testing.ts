import { readFile } from 'node:fs/promises'
import type { Definition } from './process.ts'
import { readBpmn } from './read-bpmn.ts'
import { soundness } from './soundness.ts'

/** BPMN around the given flow elements, for tests. */
export const aBpmn = (elements: string, attributes = ''): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:gov="https://tongban.dev/schema/gov/1" id="d" targetNamespace="x"><process id="p" name="流程" ${attributes}>${elements}</process></definitions>`

/** `a>b` or `a>b[when]` as sequence flows. */
export const flows = (...ways: readonly string[]): string =>
  ways
    .map((way) => {
      const [, from, to, when] = /^(\w+)>(\w+)(?:\[(.*)\])?$/.exec(way) ?? []
      const condition = when
        ? `<conditionExpression xsi:type="tFormalExpression">${when.replaceAll('<', '&lt;')}</conditionExpression>`
        : ''
      return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`
    })
    .join('')

export const catalogueProcess = async (key: string): Promise<Definition> => {
  const file = new URL(`../../../catalogue/processes/${key}.bpmn`, import.meta.url)
  const { definition, findings, variables } = await readBpmn(await readFile(file, 'utf8'), key, 1)
  const wrong = definition ? [...findings, ...soundness(definition, variables)] : findings
  if (!definition || wrong.length > 0) throw new Error(`${key}: ${JSON.stringify(wrong)}`)
  return definition
}
