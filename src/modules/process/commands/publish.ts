import { publishing } from '../../../platform/published/published-operations.ts'
import { asFieldError } from '../finding.ts'
import { mayPublish } from '../process.policy.ts'
import type { Definition } from '../process.ts'
import { readBpmn } from '../read-bpmn.ts'
import { soundness } from '../soundness.ts'

/** Publishes a process from its BPMN. 422 names the elements. */
export const publishProcess = publishing<Definition>('process', {
  may: mayPublish,
  compile: async (source, { key, version }) => {
    const { definition, variables, findings } = await readBpmn(source, key, version)
    const wrong = definition && findings.length === 0 ? soundness(definition, variables) : findings
    return { definition, findings: wrong.map(asFieldError) }
  },
})
