import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readOpenapi } from '../../src/source/readOpenapi.js'
import type { DocumentedMember, JsonType } from '../../src/source/Source.js'

const folder = new URL('../../fixtures/openapi/', import.meta.url)
const files = readdirSync(folder)

const member = (name: string, type: JsonType, facts: Partial<DocumentedMember> = {}): DocumentedMember => ({
  name,
  types: [type],
  required: false,
  nullable: false,
  ...facts,
})

const nullable = (name: string, type: JsonType, facts: Partial<DocumentedMember> = {}): DocumentedMember =>
  member(name, type, { nullable: true, ...facts })

/** Leaves out descriptions and examples, as `source.json` does. */
const factsOf = ({ description, example, ...facts }: DocumentedMember): DocumentedMember => ({
  ...facts,
  ...(facts.items && { items: factsOf(facts.items) }),
  ...(facts.members && { members: facts.members.map(factsOf) }),
})

const pipeshub = [
  member('access_token', 'string'),
  member('token_type', 'string'),
  member('expires_in', 'integer'),
  member('refresh_token', 'string'),
  member('scope', 'string'),
  member('id_token', 'string'),
]

const bolt = [
  member('access_token', 'string'),
  member('token_type', 'string'),
  member('expires_in', 'integer'),
  member('refresh_token', 'string'),
  member('refresh_token_scope', 'string'),
  member('scope', 'string'),
  member('id_token', 'string'),
]

const oryLike = (nonceLifetime: DocumentedMember, idToken: DocumentedMember): readonly DocumentedMember[] => [
  member('access_token', 'string'),
  member('authorization_details', 'array', { items: member('items', 'object') }),
  member('c_nonce_draft_00', 'string'),
  nonceLifetime,
  member('expires_in', 'integer', { format: 'int64' }),
  idToken,
  member('refresh_token', 'string'),
  member('scope', 'string'),
  member('token_type', 'string'),
]

const enterprise = [
  nullable('access_token', 'string'),
  nullable('token_type', 'string', { values: ['Bearer'] }),
  nullable('expires_in', 'integer'),
  nullable('scope', 'string'),
  nullable('created_at', 'integer'),
]

const delegated = [...enterprise, nullable('refresh_token', 'string')]

const nonceLifetime = 'c_nonce_expires_in_draft_00'
const documented: readonly (readonly [string, string, readonly DocumentedMember[]])[] = [
  ['pipeshub.inline.json', 'POST /oauth2/token', pipeshub],
  ['pipeshub.component.yaml', 'POST /oauth2/token', pipeshub],
  ['bolt.component.yaml', 'POST /v1/oauth/token', bolt],
  ['bolt.all-of.json', 'POST /v1/oauth/token', bolt],
  [
    'ory-like.integer.json',
    'POST /oauth2/token',
    oryLike(member(nonceLifetime, 'integer', { format: 'int64' }), member('id_token', 'integer', { format: 'int64' })),
  ],
  [
    'ory-like.one-of.yaml',
    'POST /oauth2/token',
    oryLike(member(nonceLifetime, 'integer'), member('id_token', 'string')),
  ],
  ['enterprise.nullable.yaml', 'POST /oauth2/token', enterprise],
  ['enterprise.type-null.json', 'POST /oauth2/token', enterprise],
  ['enterprise-delegated.all-of.yaml', 'POST /oauth2/token', delegated],
  ['enterprise-delegated.path-item.json', 'POST /oauth2/token', delegated],
]

test('has an expectation for every fixture', () => {
  expect(documented.map(([file]) => file).sort()).toEqual(files.sort())
})

describe.each(documented)('%s', (file, operation, expected) => {
  const text = readFileSync(new URL(file, folder), 'utf8')

  test('documents the members of the token response', () => {
    const responses = readOpenapi(text)
    const found = responses.find(({ place }) => 'operation' in place && place.operation === operation)
    expect(found?.members.map(factsOf)).toEqual(expected)
  })

  test('is read alike if the operation is named', () => {
    const all = readOpenapi(text).filter(({ place }) => 'operation' in place && place.operation === operation)
    expect(readOpenapi(text, operation)).toEqual(all)
  })
})

describe('evidence', () => {
  const evidenceOf = (file: string, name: string): unknown => {
    const [response] = readOpenapi(readFileSync(new URL(file, folder), 'utf8'))
    const { description, example } = response?.members.find((given) => given.name === name) ?? {}
    return [description, example]
  }

  test.each([
    ['pipeshub.inline.json', 'token_type', 'Always `Bearer`.', 'Bearer'],
    ['pipeshub.component.yaml', 'token_type', 'Always `Bearer`.', 'Bearer'],
    ['pipeshub.component.yaml', 'access_token', 'A JWT for calls to the service.', undefined],
    ['bolt.component.yaml', 'token_type', 'Always `bearer`.', 'bearer'],
    ['bolt.all-of.json', 'token_type', 'Always `bearer`.', 'bearer'],
    ['bolt.all-of.json', 'refresh_token_scope', expect.any(String), 'bolt.account.view'],
    ['ory-like.one-of.yaml', 'token_type', 'Always `bearer`.', 'bearer'],
    ['enterprise.nullable.yaml', 'expires_in', expect.any(String), 7200],
  ])('of %s includes the description and example of %s', (file, name, description, example) => {
    expect(evidenceOf(file, name)).toEqual([description, example])
  })
})
