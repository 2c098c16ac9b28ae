import type { JsonType } from './Source.js'

export type Scalar = string | number | boolean

/** The members of an object. Compositions that change nothing share it, because many schemas only wrap another. */
export interface Body {
  readonly properties: ReadonlyMap<string, unknown>
  readonly required: ReadonlySet<string>
}

/** The facts of a schema and everything it is composed of, at one level. Properties and items are still schemas. */
export interface Shape {
  readonly types: readonly JsonType[]
  readonly nullable: boolean
  readonly values?: readonly Scalar[]
  readonly format?: string
  readonly items?: unknown
  readonly body: Body
  readonly description?: string
  readonly example?: unknown
  /** True if a response never has the member: it is write-only, or its schema permits no value. */
  readonly absent: boolean
}

export const emptyBody: Body = { properties: new Map(), required: new Set() }

/** The shape of a schema without keywords. */
export const emptyShape: Shape = {
  types: [],
  nullable: false,
  body: emptyBody,
  absent: false,
}
