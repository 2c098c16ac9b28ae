import { describe, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { expectMoved, expectNotWritten, unusable, wrapped } from '../support/members.js'

describe('an unusable optional member', () => {
  test.each(
    unusable('authorization_details', 'authorizationDetails', [
      ['fake', 'not-array'],
      [{}, 'not-array'],
      [[{}, 1], 'not-objects'],
      [[['fake']], 'not-objects'],
    ]),
  )('%s of %j is moved, noted and written back', expectMoved)
})

describe('a token is rejected with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['authorizationDetails', [{}], 'not-secret', 'array'],
    ['authorizationDetails', wrapped({}), 'not-array', 'object'],
    ['authorizationDetails', wrapped([{}, null]), 'not-objects', 'array'],
    ['authorizationDetails', wrapped([{ fake: 1n }]), 'not-json', 'array'],
  ])('%s of %o: %s', expectNotWritten)
})
