import type { DocumentedMember, JsonType } from '../../src/source/Source.js'

/** Describes a member as a page would. */
export const documented = (
  name: string,
  type: JsonType | readonly JsonType[],
  more: Partial<DocumentedMember> = {},
): DocumentedMember => ({
  name,
  types: typeof type === 'string' ? [type] : type,
  required: false,
  nullable: false,
  ...more,
})

/** The members that every OAuth response has. */
export const usual: readonly DocumentedMember[] = [
  documented('access_token', 'string'),
  documented('token_type', 'string', { description: 'Always Bearer.' }),
  documented('expires_in', 'integer'),
  documented('scope', 'string', { description: 'Separated by spaces.' }),
]
