// The schema of each kind of row, with accepted and rejected values.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Json } from '../../src/index.js'
import { at, defineCodec, instant, lifetime, scopes } from '../../src/index.js'
import { jsonSchema } from '../../src/json-schema.js'
import { response } from '../support/index.js'
import { partOf } from '../support/schemas.js'

const codecBy = (definition: object): AnyTokenCodec =>
  defineCodec<object>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    ...definition,
  } as never)
const withRow = (row: object): AnyTokenCodec =>
  codecBy({ fields: { accessToken: 'access_token', tokenType: 'token_type', ...row } })

const ajv = new Ajv2020({ strict: true })
let schemas = 0

const validatorOf = (codec: AnyTokenCodec, use: 'Written' | 'Accepted') => {
  schemas += 1
  const id = `urn:example:${schemas}`
  ajv.addSchema(jsonSchema(id, [codec]))
  return (value: object): boolean => ajv.validate(`${id}#/$defs/AcmeToken${use}`, value)
}

type Values = readonly Json[]

const numeric: readonly (readonly [string, object, Values, Values])[] = [
  ['a lifetime', { expiresIn: 'a' }, [0, 1e11], [-1, 1e11 + 1, 1.5, '1', true]],
  [
    'a string',
    { expiresIn: lifetime('a', { text: true }) },
    ['0', '1', '99999999999', '100000000000'],
    ['00', '01', '', '-1', '100000000001', '1\n', 1],
  ],
  [
    'milliseconds',
    { expiresIn: lifetime('a', { unit: 'milliseconds' }) },
    [0, 1000, 1e14],
    [1, 1500, -1000, 1e14 + 1000],
  ],
  [
    'milliseconds as a string',
    { expiresIn: lifetime('a', { unit: 'milliseconds', text: true }) },
    ['0', '1000', '100000000000000'],
    ['1', '1500', '000', '100000000001000'],
  ],
  ['never', { expiresIn: lifetime('a', { never: 0 }) }, [0, '0', 1], ['1', -1]],
  ['never as a string', { expiresIn: lifetime('a', { never: 'never' }) }, [0, 'never'], ['NEVER', null]],
  ['a negative never', { expiresIn: lifetime('a', { text: true, never: -1 }) }, ['0', '-1', -1], ['-2', 0]],
  ['a limit', { expiresIn: lifetime('a', { instantFrom: 1e9 }) }, [0, 999_999_999], [1e9, 1.7e9]],
  [
    'a limit as a string',
    { expiresIn: lifetime('a', { text: true, instantFrom: 1e9 }) },
    ['0', '999999999'],
    ['1000000000', '1700000000', '9999999999'],
  ],
  [
    'an odd limit as a string',
    { expiresIn: lifetime('a', { text: true, instantFrom: 120 }) },
    ['0', '1', '9', '99', '100', '109', '119'],
    ['120', '121', '130', '200', '1000'],
  ],
  ['an instant', { expiresAt: 'a' }, [0, 1e11], [1e11 + 1, '0']],
  ['an instant as a string', { expiresAt: instant('a', { text: true }) }, ['0', '1700000000'], [0, '01']],
  [
    'an instant in milliseconds',
    { expiresAt: instant('a', { form: 'milliseconds' }) },
    [1e11, 1.7e12, 1e14],
    [0, 1e11 - 1000, 1.7e12 + 1, 1e14 + 1000],
  ],
  [
    'an instant in milliseconds as a string',
    { expiresAt: instant('a', { form: 'milliseconds', text: true }) },
    ['100000000000', '1700000000000', '100000000000000'],
    ['0', '99999999000', '1700000000001', '100000000001000'],
  ],
  [
    'a date',
    { expiresAt: instant('a', { form: 'iso', never: '9999-12-31T23:59:59Z' }) },
    ['1970-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '5138-11-16T09:46:40Z', '9999-12-31T23:59:59Z'],
    [
      '1969-12-31T23:59:59Z',
      '2023-13-01T00:00:00Z',
      '2023-12-32T00:00:00Z',
      '2023-12-14T24:00:00Z',
      '2023-12-14T22:13:20.5Z',
      '2023-12-14T22:13:20+00:00',
      '2023-12-14',
      0,
    ],
  ],
]

const others: readonly (readonly [string, object, Values, Values])[] = [
  ['a separator', { scope: scopes('a', { separator: ',' }) }, ['', 'a', 'a,b'], ['a b', ',a', 'a,', 'a,,b', ['a'], 0]],
  ['a hyphen as separator', { scope: scopes('a', { separator: '-' }) }, ['', 'a', 'a-b'], ['a b', '-a', 'a-', 0]],
  [
    'a separator with regular expression characters',
    { scope: scopes('a', { separator: '.*' }) },
    ['a', 'a.*b', 'a.b'],
    ['.*a', 'a.*', 'a.*.*b'],
  ],
  ['a list', { scope: scopes('a', { list: true }) }, [[], ['a'], ['a', 'b']], ['a', ['a', 'a'], ['a b'], [''], [0]]],
]

describe('a written row', () => {
  test.each([...numeric, ...others])('of %s accepts exactly the written values', (_, row, taken, refused) => {
    const isValid = validatorOf(withRow(row), 'Written')
    const valid = (values: Values) => values.filter((a) => isValid({ ...response, a }))
    expect(valid(taken)).toEqual(taken)
    expect(valid(refused)).toEqual([])
  })

  test.each([...numeric, ...others])('of %s matches strict reading', (_, row, taken, refused) => {
    const codec = withRow(row)
    for (const a of taken) {
      const sent = { ...response, a }
      expect(codec.encode(codec.parse(sent, { strict: true }))).toEqual(sent)
    }
    const same = refused.filter((a) => {
      const read = codec.read({ ...response, a })
      if (read._tag === 'Left' || read.right.notes.length > 0) return false
      return JSON.stringify(codec.encode(read.right.token)) === JSON.stringify({ ...response, a })
    })
    expect(same).toEqual([])
  })
})

describe('an accepted row', () => {
  test.each([...numeric, ...others])('of %s accepts any value', (_, row, taken, refused) => {
    const isValid = validatorOf(withRow(row), 'Accepted')
    expect([...taken, ...refused, null, {}].every((a) => isValid({ ...response, a }))).toBe(true)
  })
})

test('a container has its members, and is required if one of them is', () => {
  const codec = codecBy({
    fields: {
      accessToken: at('data', 'access_token'),
      tokenType: at('data', 'token_type'),
      expiresIn: at('info', 'inner', 'expires_in'),
    },
    extras: ['data'],
  })
  const [written, accepted] = [validatorOf(codec, 'Written'), validatorOf(codec, 'Accepted')]
  const data = { ...response, tenant: 1 }
  for (const info of [
    undefined,
    {},
    { inner: {} },
    { inner: { expires_in: 60 }, a: 1 },
    'fake',
    [],
    null,
    { inner: null },
  ])
    expect([info, written(JSON.parse(JSON.stringify({ data, info })))]).toEqual([info, true])
  for (const info of [{ inner: { expires_in: '60' } }, { inner: { expires_in: null } }])
    expect([written({ data, info }), accepted({ data, info })]).toEqual([false, true])
  for (const wrong of [{}, { data: {} }, { data: null }, { data: [data] }, response])
    expect([written(wrong), accepted(wrong)]).toEqual([false, false])
  expect([written({ data: { access_token: 'a' } }), accepted({ data: { access_token: 'a' } })]).toEqual([false, true])
  const { $defs } = jsonSchema('urn:example:tokens', [codec])
  expect(partOf($defs, 'AcmeTokenWritten', 'required')).toEqual(['data'])
  expect(partOf($defs, 'AcmeTokenWritten', 'properties', 'data', 'required')).toEqual(['access_token', 'token_type'])
})

test('a constant is written as its first value; any listed value or a missing one is accepted', () => {
  const codec = codecBy({ constants: { code: [0, '0'], text: '' } })
  const [written, accepted] = [validatorOf(codec, 'Written'), validatorOf(codec, 'Accepted')]
  expect(written({ ...response, code: 0, text: '' })).toBe(true)
  for (const code of ['0', null, 1, false]) expect(written({ ...response, code, text: '' })).toBe(false)
  expect(written(response)).toBe(false)
  for (const code of ['0', 0, null]) expect(accepted({ ...response, code })).toBe(true)
  for (const code of ['', 1, false, '00']) expect(accepted({ ...response, code })).toBe(false)
  expect(accepted(response)).toBe(true)
})

test('a token type has the words for Bearer, or is absent if implied', () => {
  const spelled = codecBy({ tokenType: { spelled: ['bot', 'a.b'] } })
  const written = validatorOf(spelled, 'Written')
  const valid = (types: readonly string[]) => types.filter((token_type) => written({ ...response, token_type }))
  expect(valid(['bot', 'DPoP', 'robot', 'axb'])).toEqual(['bot', 'DPoP', 'robot', 'axb'])
  expect(valid(['Bearer', 'bearer', 'BOT', 'a.b', 'A.B', 'dpop'])).toEqual([])
  const implied = codecBy({ fields: { accessToken: 'access_token' }, tokenType: { implied: true } })
  expect(validatorOf(implied, 'Written')({ access_token: 'fake-a' })).toBe(true)
  expect(validatorOf(implied, 'Written')(response)).toBe(false)
  for (const token_type of ['Bearer', 'DPoP', '', null])
    expect(validatorOf(implied, 'Accepted')({ ...response, token_type })).toBe(true)
  expect(validatorOf(implied, 'Accepted')({ ...response, token_type: 7 })).toBe(false)
})

test('an extra is named, and accepts any value', () => {
  const codec = codecBy({ extras: ['team', 'session'], secretExtras: ['session'] })
  const { $defs } = jsonSchema('urn:example:tokens', [codec])
  for (const use of ['Written', 'Accepted'])
    for (const name of ['team', 'session'])
      expect(Object.keys(Object(partOf($defs, `AcmeToken${use}`, 'properties', name)))).toEqual(['description'])
  for (const team of [null, 0, {}, 'a']) expect(validatorOf(codec, 'Written')({ ...response, team })).toBe(true)
})

test('rules that a schema cannot express are in its description', () => {
  const described = (row: object) =>
    String(partOf(jsonSchema('urn:example:tokens', [withRow(row)]).$defs, 'AcmeTokenWritten', 'description'))
  expect(described({ expiresIn: 'ttl', expiresAt: 'ends' })).toMatch(/ends.*ttl/)
  expect(described({ expiresAt: instant('ends', { form: 'iso' }) })).toContain('ends')
  expect(described({ scope: scopes(at('data', 'names'), { separator: ',' }) })).toContain('data.names')
  expect(described({ expiresAt: 'ends' })).not.toContain('ends')
})
