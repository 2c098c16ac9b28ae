import type { DocumentedMember, JsonType } from '../src/source/Source.js'

/** Describes a member as a page would: optional and not nullable, unless `more` says otherwise. */
export const member = (
  name: string,
  types: JsonType | readonly JsonType[] = 'string',
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

/** The members of a usual OAuth response, so well documented that no question is open. */
export const usual: readonly DocumentedMember[] = [
  member('access_token'),
  member('token_type', 'string', { description: 'Always Bearer.' }),
  member('expires_in', 'integer'),
  member('scope', 'string', { description: 'Separated by spaces.' }),
]
