/** A JSON schema as far as the reference page reads it. */
export interface Shape {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
}

/** The type in a few characters, the same in every language: `string(date)`, `object[]`, `"pass" | "object"`. */
export const typeOf = (shape: Shape): string => {
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (shape.const !== undefined) return JSON.stringify(shape.const)
  if (shape.anyOf) return [...new Set(shape.anyOf.map(typeOf))].join(' | ')
  if (shape.type === 'array') return `${shape.items ? typeOf(shape.items) : 'any'}[]`
  return shape.format ? `${shape.type}(${shape.format})` : (shape.type ?? 'any')
}

/** Its limits: `1–50`, `≤ 60`, a pattern. */
export const limitsOf = ({ minimum, maximum, minLength, maxLength, maxItems, pattern }: Shape): string => {
  const range = (low: number | undefined, high: number | undefined): string[] =>
    low !== undefined && high !== undefined
      ? [`${low}–${high}`]
      : [...(low === undefined ? [] : [`≥ ${low}`]), ...(high === undefined ? [] : [`≤ ${high}`])]
  return [
    ...range(minimum, maximum),
    ...range(minLength, maxLength),
    ...range(undefined, maxItems),
    pattern ?? '',
  ]
    .filter(Boolean)
    .join(', ')
}

export interface FieldLine {
  readonly name: string
  readonly place: 'path' | 'query' | 'body'
  readonly type: string
  readonly limits: string
  readonly required: boolean
  readonly about: string
}

/** The fields of an object schema, a line each. */
export const fieldsOf = (shape: Shape | undefined, place: FieldLine['place']): readonly FieldLine[] =>
  Object.entries(shape?.properties ?? {}).map(([name, field]) => ({
    name,
    place,
    type: typeOf(field),
    limits: limitsOf(field),
    required: place === 'path' || (shape?.required ?? []).includes(name),
    about: field.description ?? '',
  }))
