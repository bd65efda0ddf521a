import { Type } from 'typebox'
import { isPolicy } from '../../../kernel/decision.ts'
import { declaredOperations, query } from '../../../kernel/operation.ts'
import { mayListRules } from '../audit.policy.ts'
import type { AuditStore } from '../audit.store.ts'

/** One line of one table of one operation. */
export interface RuleLine {
  readonly id: string
  readonly effect: 'allow' | 'forbid'
  readonly question: 'see' | 'may' | 'lists'
}

export interface OperationRules {
  readonly operation: string
  readonly kind: 'command' | 'query'
  /** Anyone may ask; what it shows is for everybody. */
  readonly open: boolean
  readonly personal: boolean
  /** Why it reads beyond what its actor may see. */
  readonly unscoped?: string | undefined
  readonly rules: readonly RuleLine[]
}

/** All rules of all operations of a module, and which modules there are. */
export const listRules = query<AuditStore>()({
  name: 'audit.list-rules',
  input: Type.Object({ module: Type.Optional(Type.String({ maxLength: 40 })) }),
  may: mayListRules,
  run: ({ module }) => {
    const operations = declaredOperations().map((operation): OperationRules => {
      const { name, kind, see, may, unscoped } = operation
      const lists = operation.kind === 'query' ? operation.lists : undefined
      const tables: readonly (readonly [RuleLine['question'], unknown])[] = [
        ['see', see],
        ['may', may],
        ['lists', lists],
      ]
      const rules = tables.flatMap(([question, judge]) =>
        isPolicy(judge) ? judge.rules.map((rule) => ({ ...rule, question })) : [],
      )
      return {
        operation: name,
        kind,
        open: may === 'public' && !see && !lists,
        personal: operation.kind === 'query' && operation.personal === true,
        unscoped,
        rules: rules.filter(({ id }) => id !== 'kernel.open'),
      }
    })
    const moduleOf = ({ operation }: OperationRules): string => operation.slice(0, operation.indexOf('.'))
    const counts = [...Map.groupBy(operations, moduleOf)].map(([name, own]) => ({
      name,
      operations: own.length,
      rules: new Set(own.flatMap((one) => one.rules.map(({ id }) => id))).size,
    }))
    return { modules: counts, operations: operations.filter((one) => moduleOf(one) === module) }
  },
})
