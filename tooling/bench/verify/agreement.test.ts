import { secret } from '@token-codecs/core'
import { expect, test } from 'vitest'
import type { Disagreement } from '../src/agreement.js'
import { disagreement, disagreements } from '../src/agreement.js'
import { handWritten } from '../src/contenders/handWritten.js'
import type { Contender } from '../src/contenders/index.js'
import { contenders, ours } from '../src/contenders/index.js'

test("contenders do the same job, over the measured inputs, every rule of reading and Bolt's fixtures", () => {
  expect(disagreements()).toEqual([])
})

test.each([ours, ...contenders])('$name reads with the schemas of other vendors', ({ readOthers }) => {
  expect(readOthers).not.toThrow()
})

const input = { access_token: 'fake-a', token_type: 'bearer', expires_in: 3600 }
const wrong = { ...input, expires_in: 'soon' }
const other = { accessToken: secret('fake-b'), tokenType: 'Bearer' }

const differing: readonly [Disagreement | undefined, object, Partial<Contender>][] = [
  ['token', input, { decode: () => ({ _tag: 'Right', right: other }) }],
  ['outcome', input, { decode: () => ({ _tag: 'Left', left: [] }) }],
  ['outcome', wrong, { decode: () => ({ _tag: 'Right', right: other }) }],
  ['wrong members', wrong, { wrongMembers: () => ['scope'] }],
  [undefined, wrong, {}],
]

test.each(differing)('a disagreement is found: another %s', (found, given, difference) => {
  expect(disagreement(ours, { ...handWritten, ...difference }, given)).toBe(found)
})
