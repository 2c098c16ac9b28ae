import { expect, test } from 'vitest'
import { memberTable } from '../../src/authoring.js'
import { CanonicalToken } from '../../src/index.js'

const entries = Object.entries(memberTable)

test('has the members of canonical JSON, in the same order', () =>
  expect(Object.keys(memberTable)).toEqual(Object.keys(CanonicalToken.fields)))

test('the examples are a valid token, with or without each optional one', () => {
  // A lifetime and an expiry time exclude each other.
  for (const end of [/ExpiresIn$/i, /ExpiresAt$/i]) {
    const held = entries.filter(([name]) => !end.test(name))
    const whole = Object.fromEntries(held.map(([name, { example }]) => [name, example]))
    expect(CanonicalToken.is(whole)).toBe(true)
    for (const [name, { isRequired }] of held) {
      const { [name]: _, ...without } = whole
      expect([name, CanonicalToken.is(without)]).toEqual([name, !isRequired])
    }
  }
})

test('the sealed members are those that contain secrets', () =>
  expect(entries.filter(([, { isSealed }]) => isSealed).map(([name]) => name)).toEqual([
    'accessToken',
    'refreshToken',
    'idToken',
    'authorizationDetails',
  ]))
