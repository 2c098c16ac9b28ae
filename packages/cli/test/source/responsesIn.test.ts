import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/Streams.js'
import { responsesIn } from '../../src/source/responsesIn.js'
import { placeText } from '../../src/source/Source.js'

const response = { 200: { content: { 'application/json': { schema: { properties: { access_token: {} } } } } } }
const paths = { '/token': { post: { responses: response } }, '/more': { get: { responses: response } } }
const json = JSON.stringify({ openapi: '3.1.0', paths })
const block = `\`\`\`json\n${json}\n\`\`\`\n`
const table = (name: string): string => `## Response\n\n| Name | Type |\n| --- | --- |\n| ${name} | string |\n`

const placesIn = (text: string, operation?: string): readonly string[] =>
  responsesIn('newer.md', text, operation).map(({ place }) => placeText(place))

const everyOperation = ['POST /token', 'GET /more']

describe('a specification', () => {
  test('has all its operations, or the named one in any case', () => {
    expect(placesIn(json)).toEqual(everyOperation)
    expect(placesIn(json, ' get  /more')).toEqual(['GET /more'])
  })

  test('has all its operations if the named one is missing', () => {
    expect(placesIn(json, 'POST /v2/token')).toEqual(everyOperation)
  })

  test('must be valid', () => {
    expect(() => placesIn('{ "openapi": ')).toThrow(UsageError)
  })
})

describe('a page', () => {
  test('without a specification has its tables', () => {
    expect(placesIn(table('token'))).toEqual(['Response'])
    expect(placesIn(table('token'), 'POST /token')).toEqual(['Response'])
    expect(placesIn('')).toEqual([])
  })

  test('with a specification, and a table with an access token, has its tables', () => {
    expect(placesIn(table('access_token') + block)).toEqual(['Response'])
    expect(placesIn(block + table('data.accessToken'))).toEqual(['Response'])
  })

  test('with a specification, and other tables, has the operations', () => {
    expect(placesIn(table('client_id') + block)).toEqual(everyOperation)
    expect(placesIn(block)).toEqual(everyOperation)
  })

  test('with a specification has the named operation', () => {
    expect(placesIn(table('access_token') + block, 'GET /more')).toEqual(['GET /more'])
  })

  test('with a specification of no response has its tables', () => {
    expect(placesIn(`${table('client_id')}\n\`\`\`yaml\nopenapi: 3.1.0\n\`\`\`\n`)).toEqual(['Response'])
  })
})
