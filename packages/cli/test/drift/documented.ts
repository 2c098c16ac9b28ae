import type { DocumentedMember, JsonType } from '../../src/source/Source.js'

/** A documented member: optional and never null unless said otherwise. */
export const member = (
  name: string,
  types: JsonType | readonly JsonType[],
  more: Partial<DocumentedMember> = {},
): DocumentedMember => ({
  name,
  types: typeof types === 'string' ? [types] : types,
  required: false,
  nullable: false,
  ...more,
})

export const required = { required: true }
export const nullable = { nullable: true }
