import { expect, test } from 'vitest'
import { memberTable } from '../../src/authoring.js'
import { CanonicalToken } from '../../src/index.js'

const entries = Object.entries(memberTable)

test('has the members that canonical JSON carries, in that order', () =>
  expect(Object.keys(memberTable)).toEqual(Object.keys(CanonicalToken.fields)))

test('the examples make a token, with each optional one and without it', () => {
  const whole = Object.fromEntries(entries.map(([name, { example }]) => [name, example]))
  expect(CanonicalToken.is(whole)).toBe(true)
  for (const [name, { isRequired }] of entries) {
    const { [name]: _, ...without } = whole
    expect([name, CanonicalToken.is(without)]).toEqual([name, !isRequired])
  }
})

test('the sealed members are those that hold secrets', () =>
  expect(entries.filter(([, { isSealed }]) => isSealed).map(([name]) => name)).toEqual([
    'accessToken',
    'refreshToken',
    'idToken',
    'authorizationDetails',
  ]))
