import type { TSchema } from 'typebox'
import Compile, { type Validator } from 'typebox/compile'
import { Problem } from '../../kernel/problem.ts'

const compiled = new WeakMap<TSchema, Validator>()

/** The schema as a compiled check; compiled once. */
export const compiledCheck = (schema: TSchema): Validator => {
  let check = compiled.get(schema)
  if (!check) {
    check = Compile(schema)
    compiled.set(schema, check)
  }
  return check
}

const deepest = 32

/** PostgreSQL keeps no NUL, half a surrogate pair is no character, and nothing of ours is nested this deep. */
const storable = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed()
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  if (depth > deepest) return false
  if (Array.isArray(value)) return value.every((one) => storable(one, depth + 1))
  return Object.entries(value).every(([name, one]) => storable(name) && storable(one, depth + 1))
}

/** Throws 422 with one line a wrong field. */
export const checkInput = (schema: TSchema, input: unknown, operation: string): void => {
  const check = compiledCheck(schema)
  if (check.Check(input)) {
    if (!storable(input)) throw new Problem('input-invalid', 422, { values: { operation } })
    return
  }
  const fields = [...check.Errors(input)].slice(0, 20).map((error) => {
    const params = error.params as { requiredProperties?: string[] }
    const missing = params.requiredProperties?.[0]
    const path = error.instancePath.slice(1).replaceAll('/', '.')
    return missing
      ? { path: path ? `${path}.${missing}` : missing, message: 'problem.field-missing' }
      : { path, message: 'problem.field-invalid' }
  })
  throw new Problem('input-invalid', 422, { values: { operation }, fields })
}
