import { secret } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { disagreement, disagreements } from '../src/agreement.js'
import { handWritten } from '../src/contenders/handWritten.js'
import type { Contender } from '../src/contenders/index.js'
import { contenders, ours } from '../src/contenders/index.js'

describe('what is measured', () => {
  test("does the same job, over the measured inputs, every rule of reading and Bolt's fixtures", {
    timeout: 60_000,
  }, () => {
    expect(disagreements()).toEqual([])
  })

  test.each([ours, ...contenders])('lets $name read with the schemas of other vendors', ({ readOthers }) => {
    expect(readOthers).not.toThrow()
  })
})

describe('a disagreement', () => {
  const input = { access_token: 'fake-a', token_type: 'bearer' }
  const differing = (decode: Contender['decode'], wrongMembers: readonly string[] = []): Contender => ({
    ...handWritten,
    decode,
    wrongMembers: () => wrongMembers,
  })

  test('is another token', () => {
    const other = differing(() => ({ _tag: 'Right', right: { accessToken: secret('fake-b'), tokenType: 'Bearer' } }))
    expect(disagreement(ours, other, input)).toBe('hand-written makes another token')
  })

  test('is a refusal of what is read', () => {
    const other = differing(() => ({ _tag: 'Left', left: [] }), ['access_token'])
    expect(disagreement(ours, other, input)).toBe('hand-written refuses what BoltToken does not')
  })

  test('is another member that is wrong', () => {
    const other = differing(() => ({ _tag: 'Left', left: [] }), ['scope'])
    expect(disagreement(ours, other, { ...input, expires_in: 'soon' })).toBe(
      'hand-written finds wrong: scope; not: expires_in',
    )
  })
})
