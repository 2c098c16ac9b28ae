import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Secret, Token } from '../src/index.js'
import {
  CanonicalToken,
  eqToken,
  formatError,
  Rfc6749Token,
  redactErrors,
  secret,
  TokenCodecError,
} from '../src/index.js'
import { issuesOf, leftOf, nested, response, rightOf, tokenWith, triplesOf } from './support/index.js'
import {
  canonical,
  LENGTH,
  long,
  MANY,
  manyOf,
  membersOf,
  nestedObjects,
  repeated,
  SIZE,
  scopes,
  tokenMembers,
} from './support/sizes.js'

/** The result of reading: `Right`, or the error code. Checks that every way of reading agrees. */
const outcomeOf = (codec: AnyTokenCodec, input: unknown): string => {
  const result = codec.read(input)
  const decoded = codec.decode(input)
  const validated = codec['~standard'].validate(input) as { readonly issues?: readonly unknown[] }
  expect([decoded._tag, validated.issues === undefined]).toEqual([result._tag, result._tag === 'Right'])
  const documented = codec.wire.decode(input)
  if (documented._tag === 'Right') expect(codec.wire.is(documented.right)).toBe(true)
  else expect(formatError(redactErrors(documented.left)).length).toBeLessThan(10_000)
  if (result._tag === 'Left') {
    const messages = [
      formatError(result.left),
      formatError(leftOf(decoded)),
      JSON.stringify(redactErrors(leftOf(decoded)).map(({ message }) => message)),
    ]
    for (const message of messages) expect(message.length).toBeLessThan(10_000)
    return result.left.code
  }
  expect(codec.is(input)).toBe(false)
  const { token } = result.right
  expect(codec.is(token)).toBe(true)
  expect(eqToken(token, rightOf(decoded))).toBe(true)
  expect(JSON.stringify(codec.encode(token))).toBe(JSON.stringify(rightOf(codec.write(token)).value))
  const stored = JSON.parse(JSON.stringify(CanonicalToken.encode(token)))
  expect(eqToken(rightOf(CanonicalToken.decode(stored)), token)).toBe(true)
  return 'Right'
}

describe('large inputs never throw', () => {
  describe('in a response', () => {
    test.each<readonly [string, string, () => object]>([
      [`${MANY} members`, 'Right', () => membersOf(MANY)],
      [`${MANY} members in an unknown member`, 'Right', () => ({ unknown: membersOf(MANY) })],
      [`${MANY} elements in an unknown member`, 'Right', () => ({ unknown: manyOf(MANY, String) })],
      [`${MANY} empty objects`, 'Right', () => ({ unknown: manyOf(MANY, () => ({})) })],
      ['more than a million values', 'Right', () => ({ unknown: new Array(1_000_001).fill(0) })],
      [`an access token of ${SIZE}`, 'Right', () => ({ access_token: long() })],
      [
        `an access token of ${SIZE} with a trailing bad character`,
        'bad-character',
        () => ({ access_token: `${long()}\n` }),
      ],
      [`an access token of ${SIZE} quotes`, 'Right', () => ({ access_token: '"'.repeat(LENGTH) })],
      [`an access token of ${SIZE} asterisks`, 'redacted', () => ({ access_token: '*'.repeat(LENGTH) })],
      [
        `an access token of ${SIZE} that is almost a placeholder`,
        'Right',
        () => ({ access_token: `${'<'.repeat(LENGTH / 2)}redacted${' '.repeat(LENGTH / 2)}` }),
      ],
      [`a lifetime of ${SIZE} digits`, 'Right', () => ({ expires_in: '1'.repeat(LENGTH) })],
      [`a lifetime of ${SIZE} zeros`, 'Right', () => ({ expires_in: '0'.repeat(LENGTH) })],
      [`a lifetime of ${SIZE} that is not a number`, 'Right', () => ({ expires_in: `${'1'.repeat(LENGTH)}h` })],
      [
        `strings of ${SIZE} in every member`,
        'Right',
        () => ({
          access_token: long(),
          token_type: long(),
          scope: long(),
          refresh_token: long(),
          id_token: long(),
          issued_token_type: long(),
          authorization_details: [{ type: long(), [long()]: long() }],
          unknown: long(),
          [long()]: long(),
        }),
      ],
      ['10,000 levels of arrays', 'Right', () => ({ unknown: nested(10_000) })],
      ['10,000 levels of objects', 'Right', () => ({ unknown: nestedObjects(10_000) })],
      [
        '10,000 levels in a member named __proto__',
        'Right',
        () => JSON.parse(`{"__proto__":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
      ],
      [
        '10,000 levels in authorization details',
        'Right',
        () => ({ authorization_details: [{ deep: nested(10_000) }] }),
      ],
      ['10,000 scope names', 'Right', () => ({ scope: scopes.join(' ') })],
      ['10,000 scope names in an array', 'Right', () => ({ scope: scopes })],
      ['10,000 scope names, 10 of them distinct', 'Right', () => ({ scope: repeated.join(' ') })],
      [`a scope of ${SIZE} white space`, 'Right', () => ({ scope: ' \t\n'.repeat(LENGTH / 4) })],
      [
        `${MANY} authorization details`,
        'Right',
        () => ({ authorization_details: manyOf(MANY, () => ({ type: 'fake' })) }),
      ],
      [
        'an error that quotes the token',
        'oauth-error',
        () => ({ error: 'fake', error_description: `fake-access-token ${long()}`.repeat(2) }),
      ],
      [`an error with ${MANY} members`, 'oauth-error', () => ({ ...membersOf(MANY), error: 'fake' })],
      [`an error code of ${SIZE}`, 'oauth-error', () => ({ error: 'a_'.repeat(LENGTH / 2) })],
      [`an error next to ${SIZE} percent signs`, 'oauth-error', () => ({ error: 'fake', m: '%='.repeat(LENGTH / 2) })],
      [
        `an error with ${SIZE} in every member`,
        'oauth-error',
        () => ({ access_token: long(), other: long(), error: long(), error_description: long(), error_uri: long() }),
      ],
      [`${MANY} values instead of a lifetime`, 'Right', () => ({ expires_in: manyOf(MANY, String) })],
      ['arrays 400 deep', 'Right', () => ({ unknown: manyOf(100, () => nested(400)) })],
      ['an error of 10,000 levels', 'oauth-error', () => ({ error: nested(10_000) })],
      ['an error next to 10,000 levels', 'oauth-error', () => ({ error: 'fake', a_token: nested(10_000) })],
    ])('%s: %s', (_, outcome, members) => expect(outcomeOf(Rfc6749Token, { ...response, ...members() })).toBe(outcome))

    test('10,000 levels in every member: only the required ones are rejected', () => {
      const names = Object.values(Rfc6749Token.fields)
      const deep = Object.fromEntries([...names, 'unknown'].map((name) => [name, nestedObjects(10_000)]))
      expect(issuesOf(leftOf(Rfc6749Token.read(deep))).map(({ path }) => path[0])).toEqual([
        'access_token',
        'token_type',
      ])
      const { notes } = rightOf(Rfc6749Token.read({ ...deep, ...response }))
      const optional = Object.keys(Rfc6749Token.fields).filter((name) => name !== 'accessToken' && name !== 'tokenType')
      expect(triplesOf(notes)).toEqual([...optional, 'extensions'].map((member) => ['ignored', 'too-deep', member]))
    })
  })

  describe('in canonical JSON', () => {
    test.each<readonly [string, string, () => object]>([
      [`${MANY} members`, 'Right', () => membersOf(MANY)],
      [
        `${MANY} codecs`,
        'Right',
        () => ({ extensions: Object.fromEntries(manyOf(MANY, (index) => [`fake-${index}`, { a: 1 }])) }),
      ],
      [
        `${MANY} extensions that are not objects`,
        'Right',
        () => ({ extensions: Object.fromEntries(manyOf(MANY, (index) => [`fake-${index}`, 1])) }),
      ],
      [`${MANY} members of a codec`, 'Right', () => ({ extensions: { fake: membersOf(MANY) } })],
      [
        'more than a million values of two codecs',
        'Right',
        () => ({ extensions: { fake: { a: new Array(600_000).fill(0) }, other: { a: new Array(600_000).fill(0) } } }),
      ],
      [
        `strings of ${SIZE} in every member`,
        'Right',
        () => ({
          accessToken: long(),
          tokenType: long(),
          scope: [long()],
          refreshToken: long(),
          refreshTokenScope: [long()],
          idToken: long(),
          issuedTokenType: long(),
          authorizationDetails: [{ type: long(), [long()]: long() }],
          extensions: { [long()]: { [long()]: long() } },
          unknown: long(),
        }),
      ],
      ['10,000 levels in an unknown member', 'Right', () => ({ unknown: nestedObjects(10_000) })],
      ['10,000 levels in authorization details', 'Right', () => ({ authorizationDetails: [nestedObjects(10_000)] })],
      ['10,000 levels in an extension', 'Right', () => ({ extensions: { fake: nestedObjects(10_000) } })],
      ['10,000 levels in a scope', 'Right', () => ({ scope: nested(10_000) })],
      ['10,000 levels in a version', 'bad-version', () => ({ v: nested(10_000) })],
      ['10,000 scope names', 'Right', () => ({ scope: scopes, refreshTokenScope: scopes })],
      ['10,000 scope names, 10 of them distinct', 'Right', () => ({ scope: repeated })],
    ])('%s: %s', (_, outcome, members) =>
      expect(outcomeOf(CanonicalToken, { ...canonical, ...members() })).toBe(outcome),
    )
  })

  describe('in a handmade token', () => {
    const held = (members: object): Token => tokenWith({ extensions: { fake: secret(members as JsonObject) } })

    test.each<readonly [string, boolean, () => Token]>([
      [`${MANY} members of a codec`, true, () => held(membersOf(MANY))],
      [
        `${MANY} codecs`,
        true,
        () =>
          tokenWith({
            extensions: Object.fromEntries(manyOf(MANY, (index) => [`fake-${index}`, secret({ a: 1 })])),
          }),
      ],
      [`an access token of ${SIZE}`, true, () => tokenWith({ accessToken: secret(long()) })],
      ['10,000 scope names', true, () => tokenWith({ scope: scopes })],
      ['10,000 scope names, 10 of them distinct', false, () => tokenWith({ scope: repeated })],
      ['10,000 levels in an extension', false, () => held(nestedObjects(10_000))],
      [
        '10,000 levels in authorization details',
        false,
        () => tokenWith({ authorizationDetails: secret([nestedObjects(10_000) as JsonObject]) }),
      ],
      [
        '10,000 levels in every member',
        false,
        () => Object.fromEntries(tokenMembers.map((member) => [member, nestedObjects(10_000)])) as unknown as Token,
      ],
      [
        '10,000 nested secrets',
        false,
        () =>
          tokenWith({
            accessToken: manyOf(10_000, (index) => index).reduce(
              (inner) => secret(inner) as unknown as Secret,
              secret('fake-a'),
            ),
          }),
      ],
      [`${MANY} unknown members`, true, () => ({ ...tokenWith(), ...membersOf(MANY) })],
    ])('%s (a token: %s)', (_, valid, make) => {
      const token = make()
      for (const codec of [Rfc6749Token, CanonicalToken]) {
        expect(codec.is(token)).toBe(valid)
        const written = codec.write(token)
        expect(written._tag).toBe(valid ? 'Right' : 'Left')
        if (written._tag === 'Left') expect(formatError(written.left).length).toBeLessThan(10_000)
        if (written._tag === 'Right')
          expect(JSON.stringify(codec.encode(token))).toBe(JSON.stringify(written.right.value))
        else expect(() => codec.encode(token)).toThrow(TokenCodecError)
        expect(outcomeOf(codec, token)).not.toBe('Right')
      }
      expect(eqToken(token, token)).toBe(true)
      expect(eqToken(token, tokenWith())).toBe(eqToken(tokenWith(), token))
      if (valid) expect(eqToken(token, make())).toBe(true)
    })
  })
})

test(`${MANY} unknown members are written back unchanged`, () => {
  const many = { ...response, ...membersOf(MANY) }
  expect(JSON.stringify(Rfc6749Token.encode(rightOf(Rfc6749Token.decode(many))))).toBe(JSON.stringify(many))
})
