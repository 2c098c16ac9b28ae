import { expect, test } from 'vitest'
import { choose } from '../../src/newVendor/choose.js'
import { RefusedError } from '../../src/Streams.js'
import type { DocumentedResponse } from '../../src/source/Source.js'
import { member, usual } from '../member.js'

const request: DocumentedResponse = {
  place: { headings: ['OAuth', 'Request'] },
  members: [member('grant_type', 'string'), member('refresh_token', 'string')],
}
const response: DocumentedResponse = { place: { headings: ['OAuth', 'Response'] }, members: usual }
const wrapped: DocumentedResponse = {
  place: { headings: ['OAuth', 'Wrapped'] },
  members: [member('data', 'object', { members: usual })],
}
const unusual: DocumentedResponse = {
  place: { headings: ['OAuth', 'Installation'] },
  members: [member('token', 'string')],
}
const named = { ...request, members: [member('name', 'string')] }
const operation = (name: string): DocumentedResponse => ({ place: { operation: name }, members: usual })

test.each<readonly [string, readonly DocumentedResponse[], object, DocumentedResponse]>([
  ['the only one with an access token', [request, response], {}, response],
  ['one whose token is wrapped', [request, wrapped], {}, wrapped],
  ['one by its heading', [response, wrapped], { heading: ' wrapped' }, wrapped],
  ['one by its heading, whatever its members', [response, unusual], { heading: 'Installation' }, unusual],
  ['the only one with a possible token', [named, unusual], {}, unusual],
  ['the only one, because the planner asks for its token', [named], {}, named],
])('chooses %s', (_, responses, pin, chosen) => {
  expect(choose(responses, pin)).toBe(chosen)
})

test('chooses an operation', () => {
  const [first, second] = [operation('POST /v1/token'), operation('POST /v3/token')]
  expect(choose([first, second], { operation: 'post  /v3/token' })).toBe(second)
})

test.each<readonly [string, readonly DocumentedResponse[], object]>([
  ['two of them', [response, wrapped], {}],
  ['no member', [], {}],
  ['no token', [named, { ...named, place: { headings: ['B'] } }], {}],
  ['another heading', [response], { heading: 'Errors' }],
  [
    'two operations',
    [operation('POST /a'), { ...operation('POST /b'), members: [...usual, member('id', 'string')] }],
    {},
  ],
])('refuses to choose with %s', (_, responses, pin) => {
  expect(() => choose(responses, pin)).toThrow(RefusedError)
})

test('chooses the first of several with the same members', () => {
  const [first, second] = [operation('POST /issue'), operation('POST /refresh')]
  expect(choose([first, second], {})).toBe(first)
})

test('chooses the only one that is requested by POST', () => {
  const other = { ...operation('GET /token/{id}'), members: [...usual, member('state', 'string')] }
  expect(choose([other, operation('POST /token')], {})).toMatchObject({ place: { operation: 'POST /token' } })
})

test('chooses the one with most standard names, if none has an access token by its name', () => {
  const likely = { ...unusual, members: [member('token', 'string'), member('expires_in', 'integer')] }
  expect(choose([request, likely, unusual].slice(1), {})).toBe(likely)
})
