import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'

/** One kind of hostile input, in any size. */
export interface HostileKind {
  readonly title: string
  /** The unit that `size` counts. */
  readonly unit: string
  readonly codec: AnyTokenCodec
  /** The smallest size that is measured; each further one is twice the one before. */
  readonly first: number
  readonly make: (size: number) => object
  /** The input as JSON text, where JSON.stringify would overflow. */
  readonly text?: (size: number) => string
}

const response = { access_token: 'fake-access-token', token_type: 'Bearer' }
const canonical = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

const many = <A>(size: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: size }, (_, index) => make(index))
const record = (size: number, prefix: string, make: (index: number) => unknown): object =>
  Object.fromEntries(many(size, (index) => [`${prefix}${index}`, make(index)]))

const objectsText = (size: number): string => `${'{"a":'.repeat(size)}0${'}'.repeat(size)}`

type Members = (size: number) => object

const kindsOf =
  (codec: AnyTokenCodec, base: object) =>
  (title: string, unit: string, members: Members): HostileKind => ({
    title,
    unit,
    codec,
    first: unit === 'characters' ? 131_072 : 12_500,
    make: (size) => ({ ...base, ...members(size) }),
  })

const ofResponse = kindsOf(Rfc6749Token, response)
const ofCanonical = kindsOf(CanonicalToken, canonical)
const ofText = (title: string, members: Members): HostileKind => ofResponse(title, 'characters', members)
const ofError = (title: string, members: Members): HostileKind =>
  ofText(title, (size) => ({ error: 'fake', ...members(size) }))

const ofDepth = (title: string, members: (size: number) => string): HostileKind => {
  const text = (size: number) => `${JSON.stringify(response).slice(0, -1)},${members(size)}}`
  return { title, unit: 'levels', codec: Rfc6749Token, first: 1_250, make: (size) => JSON.parse(text(size)), text }
}

export const kinds: readonly HostileKind[] = [
  ofResponse('unknown members', 'members', (size) => record(size, 'member', String)),
  ofResponse('unknown members, as a form has them', 'members', (size) =>
    Object.fromEntries(new URLSearchParams(many(size, (index) => `member${index}=fake%2B${index}`).join('&'))),
  ),
  ofResponse('an array', 'elements', (size) => ({ unknown: many(size, String) })),
  ofResponse('objects in an array', 'objects', (size) => ({ unknown: many(size, (index) => ({ a: index })) })),
  ofText('a long access token', (size) => ({ access_token: 'f'.repeat(size) })),
  ofText('a long unknown text', (size) => ({ unknown: 'f'.repeat(size) })),
  ofText('a long member name', (size) => ({ ['f'.repeat(size)]: 1 })),
  ofText('a long access token, nearly a placeholder', (size) => ({
    access_token: `${'<'.repeat(size / 2)}redacted${' '.repeat(size / 2)}`,
  })),
  ofText('a long lifetime', (size) => ({ expires_in: `${'0'.repeat(size)}x` })),
  ofDepth('depth of arrays, from JSON text', (size) => `"unknown":${'['.repeat(size)}${']'.repeat(size)}`),
  ofDepth('depth of objects, from JSON text', (size) => `"unknown":${objectsText(size)}`),
  {
    ...ofDepth('depth of objects, built', (size) => `"unknown":${objectsText(size)}`),
    make: (size) => ({ ...response, unknown: many(size, String).reduce<unknown>((inner) => ({ a: inner }), 0) }),
  },
  ofDepth('depth in authorization details', (size) => `"authorization_details":[${objectsText(size)}]`),
  ofResponse('authorization details', 'objects', (size) => ({
    authorization_details: many(size, () => ({ type: 'fake' })),
  })),
  ofResponse('a scope', 'names', (size) => ({ scope: many(size, (index) => `fake:${index}`).join(' ') })),
  ofResponse('a scope of 10 names, repeated', 'names', (size) => ({
    scope: many(size, (index) => `fake:${index % 10}`).join(' '),
  })),
  ofResponse('a scope in an array', 'names', (size) => ({ scope: many(size, (index) => `fake:${index}`) })),
  ofText('a scope of white space', (size) => ({ scope: ' '.repeat(size) })),
  ofError('an error that repeats the token', (size) => ({ error_description: 'fake-access-token '.repeat(size / 16) })),
  ofResponse('an error beside many tokens', 'tokens', (size) => ({
    ...record(size, 'token', () => 0),
    ...Object.fromEntries(many(size, (index) => [`a${index}_token`, `fff${index}`])),
    error: 'fake',
    error_description: 'f'.repeat(2_048),
  })),
  ofError('an error that quotes itself', (size) => ({ unknown: 'a='.repeat(size / 2) })),
  ofError('an error that quotes what only begins like JSON', (size) => ({ unknown: 'a=[1&'.repeat(size / 5) })),
  ofError('an error beside texts that begin each other', (size) => ({
    error_description: `%${'f'.repeat(2_047)}`,
    // So many characters together.
    unknown: many(Math.floor(Math.sqrt(2 * size)), (index) => 'f'.repeat(index + 1)),
  })),
  ofError('an error beside an escaped token', (size) => ({
    access_token: '%41'.repeat(size / 3),
    error_description: '%41'.repeat(700),
  })),
  ofError('an error beside a long token', (size) => ({
    access_token: `${'f'.repeat(size)}x`,
    error_description: 'f'.repeat(size),
  })),
  ofText('every known member wrong', (size) => {
    const wrong = `\u0000${'f'.repeat(size / 8)}`
    return Object.fromEntries(Object.values(Rfc6749Token.fields).map((name) => [name, wrong]))
  }),
  ofCanonical('canonical: unknown members', 'members', (size) => record(size, 'member', String)),
  ofCanonical('canonical: vendors in extensions', 'vendors', (size) => ({
    extensions: record(size, 'fake-', () => ({ a: 1 })),
  })),
  ofCanonical('canonical: members of one vendor', 'members', (size) => ({
    extensions: { fake: record(size, 'member', String) },
  })),
  ofCanonical('canonical: a scope', 'names', (size) => ({ scope: many(size, (index) => `fake:${index}`) })),
]
