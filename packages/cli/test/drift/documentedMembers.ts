import fc from 'fast-check'
import type { DocumentedMember, JsonType } from '../../src/source/Source.js'

const types: readonly JsonType[] = ['string', 'integer', 'number', 'boolean', 'object', 'array']

const name = fc.oneof(
  fc.constantFrom('access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'created_at', 'data', 'error'),
  fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a.b', 'refreshToken'),
  fc.string({ maxLength: 8 }),
)

const value = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean())

const { member } = fc.letrec<{ member: DocumentedMember }>((tie) => ({
  member: fc.record(
    {
      name,
      types: fc.uniqueArray(fc.constantFrom(...types), { maxLength: 3 }),
      required: fc.boolean(),
      nullable: fc.boolean(),
      values: fc.array(value, { maxLength: 4 }),
      sampledOnly: fc.constant(true),
      format: fc.constantFrom('int64', 'double', 'date-time', 'date', 'uri', 'fake'),
      items: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constant(undefined), tie('member')),
      members: fc.oneof({ maxDepth: 3 }, fc.constant(undefined), fc.array(tie('member'), { maxLength: 4 })),
    },
    { requiredKeys: ['name', 'types', 'required', 'nullable'] },
  ) as fc.Arbitrary<DocumentedMember>,
}))

const defined = (documented: DocumentedMember): DocumentedMember => {
  const { items, members, ...plain } = documented
  return {
    ...plain,
    ...(items === undefined ? {} : { items: defined(items) }),
    ...(members === undefined ? {} : { members: members.map(defined) }),
  }
}

/** Any documented members, with repeated and hostile names. */
export const documentedMembers: fc.Arbitrary<readonly DocumentedMember[]> = fc
  .array(member, { maxLength: 8 })
  .map((members) => members.map(defined))
