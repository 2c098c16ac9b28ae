import type { JsonType } from './Source.js'

export type Scalar = string | number | boolean

/** The facts of a schema and everything it is composed of, at one level. Properties and items are still schemas. */
export interface Shape {
  readonly types: readonly JsonType[]
  readonly nullable: boolean
  readonly values?: readonly Scalar[]
  readonly format?: string
  readonly items?: unknown
  readonly properties: ReadonlyMap<string, unknown>
  readonly required: ReadonlySet<string>
  readonly description?: string
  readonly example?: unknown
  /** True if a response never has the member: it is write-only, or its schema permits no value. */
  readonly absent: boolean
}

/** The shape of a schema without keywords. */
export const emptyShape: Shape = {
  types: [],
  nullable: false,
  properties: new Map(),
  required: new Set(),
  absent: false,
}
