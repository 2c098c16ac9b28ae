import { inspect } from 'node:util'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, test } from 'vitest'
import { CanonicalToken, formatError, Rfc6749Token } from '../../src/index.js'
import { leftOf, response } from '../support/index.js'

const broken = { ...response, access_token: 'fake-planted\ntoken', id_token: ['fake-planted-id'] }

const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(value)

describe('io-ts errors of a codec', () => {
  test.each<readonly [string, t.Errors, readonly string[]]>([
    ['alone', leftOf(Rfc6749Token.decode(broken)), ['access_token']],
    ['inside t.type', leftOf(t.type({ token: Rfc6749Token }).decode({ token: broken })), ['token', 'access_token']],
    ['inside t.array', leftOf(t.array(Rfc6749Token).decode([broken])), ['0', 'access_token']],
    ['for an error of the server', leftOf(Rfc6749Token.decode({ ...broken, error: 'fake' })), []],
    ['for another version', leftOf(CanonicalToken.decode({ v: 2, accessToken: 'fake-planted-token' })), []],
    ['for the wire type', leftOf(Rfc6749Token.wire.decode(broken)), ['id_token']],
  ])('contain no input, but the path: %s', (_, errors, path) => {
    expect(everything(errors)).not.toContain('planted')
    expect(PathReporter.report({ _tag: 'Left', left: errors }).join()).not.toContain('planted')
    expect(errors.map(({ context }) => context.map(({ key }) => key).filter((key) => key !== ''))).toEqual([path])
    expect(errors.every(({ message }) => typeof message === 'string' && message !== '')).toBe(true)
  })

  test('start with the codec, like those of io-ts', () => {
    const [error] = leftOf(Rfc6749Token.decode(broken))
    expect(error?.context.map(({ key, type }) => [key, type])).toEqual([
      ['', Rfc6749Token],
      ['access_token', Rfc6749Token],
    ])
  })

  test('contain no token that a union tried and rejected', () =>
    expect(formatError(leftOf(t.union([Rfc6749Token, t.null]).decode(broken)))).not.toContain('planted'))
})

test('an error contains the path to the token', () => {
  const result = t.type({ first: Rfc6749Token, rest: t.array(Rfc6749Token) }).decode({ first: {}, rest: [{}] })
  expect(result._tag === 'Left' && formatError(result.left).split('\n')).toEqual([
    expect.stringMatching(/^first\b.*access_token/),
    expect.stringMatching(/^rest\.0\b.*access_token/),
  ])
})
