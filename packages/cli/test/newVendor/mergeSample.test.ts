import { expect, test } from 'vitest'
import { mergeSample } from '../../src/newVendor/mergeSample.js'
import { member } from '../member.js'

const secret = 'a-real-token'
const namesAfter = (documented: readonly string[], sent: readonly string[]): readonly string[] =>
  mergeSample(
    documented.map((name) => member(name)),
    Object.fromEntries(sent.map((name) => [name, 'fake'])),
  ).members.map(({ name }) => name)

test('an object that only the sample has keeps no names, because they may be tokens', () => {
  const { members } = mergeSample([], { sessions: { [secret]: { expires_in: 1 } }, list: [{ [secret]: 1 }] })
  expect(JSON.stringify(members)).not.toContain(secret)
  expect(members.map(({ name, types }) => [name, ...types])).toEqual([
    ['sessions', 'object'],
    ['list', 'array'],
  ])
})

test('neither does a documented object without the token', () => {
  const documented = [member('users', 'object'), member('team', 'object', { members: [member('id')] })]
  const { members } = mergeSample(documented, { users: { [secret]: 1 }, team: { id: 1, [secret]: 1 } })
  expect(members).toEqual(documented)
})

test.each<readonly [string, object]>([
  ['a standard name', { expiresIn: 1, other: 1 }],
  ['a usual name of a token', { auth_token: 'fake', other: 1 }],
  ['a deeper one', { other: { access_token: 'fake' } }],
])('an object that may wrap the token keeps them: %s', (_, value) => {
  const { members } = mergeSample([], { data: value })
  expect(members[0]?.members?.map(({ name }) => name)).toEqual(Object.keys(value))
  expect(mergeSample([member('data', 'object')], { data: value }).members[0]?.members).toHaveLength(
    Object.keys(value).length,
  )
})

test.each<readonly [string, string, string]>([
  ['a b c', 'c b a', 'c b a'],
  ['a b c', 'b', 'a b c'],
  ['a b c d', 'c a', 'c a b d'],
  ['a b c', '', 'a b c'],
  ['a b', 'x b y', 'a x b y'],
])('a member that the sample lacks follows its predecessor: %j and %j', (documented, sent, expected) => {
  const list = (names: string) => names.split(' ').filter(Boolean)
  expect(namesAfter(list(documented), list(sent))).toEqual(list(expected))
})
