// Columns that are the response's members.

import { CanonicalToken, defineCodec, parseResponse, Rfc6749Token } from '@token-codecs/core'
import { expect, test } from 'vitest'
import type { FileOptions } from '../../src/node.js'
import { convertedFile, NestedToken, refusal, StartedToken, TeamToken } from './csvSamples.js'

/** Reads the output's records; their cells have no quotes, commas or line breaks unless they are JSON. */
const recordsOf = (output: string): readonly Readonly<Record<string, string>>[] => {
  const [names = [], ...rows] = output
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '',
      ),
    )
  return rows.map((row) =>
    Object.fromEntries(row.flatMap((cell, index) => (cell === '' ? [] : [[names[index], cell]]))),
  )
}

test('puts the members that the target writes where the first member was', async () => {
  const { output, result } = await convertedFile(
    'id,expires_in,note,access_token,scope,token_type\n1,3600,=x,fake-a,a b,bearer\n2,,,fake-b,,\n',
    { to: StartedToken },
  )
  expect(output).toBe(
    'id,access_token,token_type,expires_in,refresh_token,scope,created_at,note\n1,fake-a,Bearer,3600,,a b,,=x\n2,fake-b,Bearer,,,,,\n',
  )
  // Digits are the form of a number here, and need no repair.
  expect(result.counts.notes).toEqual([
    {
      action: 'defaulted',
      code: 'assumed-bearer',
      source: 'rfc6749',
      direction: 'read',
      member: 'tokenType',
      count: 1,
    },
  ])
})

test('writes objects and arrays as JSON, and reads them back', async () => {
  const bot = await convertedFile(
    'n,ok,access_token,token_type,scope,team,is_enterprise_install\n1,true,fake-a,bot,"a,b","{""id"": ""T1"", ""x"": [1]}",false\n',
    { from: TeamToken },
  )
  const [canonical] = recordsOf(bot.output)
  expect(canonical).toEqual({
    n: '1',
    v: '1',
    accessToken: 'fake-a',
    tokenType: 'Bearer',
    scope: '["a","b"]',
    extensions: '{"team":{"team":{"id":"T1","x":[1]},"is_enterprise_install":"false"}}',
  })
  expect(bot.result.counts.notes).toEqual([])
  const back = await convertedFile(bot.output, { from: CanonicalToken, to: TeamToken })
  expect(recordsOf(back.output)).toEqual([
    {
      n: '1',
      ok: 'true',
      access_token: 'fake-a',
      token_type: 'bot',
      scope: 'a,b',
      team: '{"id":"T1","x":[1]}',
      is_enterprise_install: 'false',
    },
  ])
})

test('reads a container with members of the token from JSON', async () => {
  const { output, result } = await convertedFile(
    'ok,authed_user\ntrue,"{""id"":""U1"",""scope"":""a,b"",""access_token"":""fake-a"",""token_type"":""user""}"\ntrue,not json\n',
    { from: NestedToken, to: CanonicalToken, onLoss: 'fail' },
  )
  expect(recordsOf(output)).toEqual([
    {
      v: '1',
      accessToken: 'fake-a',
      tokenType: 'Bearer',
      scope: '["a","b"]',
      extensions: '{"nested":{"authed_user":{"id":"U1"}}}',
    },
  ])
  expect(result.counts.codes).toEqual({ missing: 1 })
})

test('reads a cell as text where the codec has a text, whatever it looks like', async () => {
  const { output } = await convertedFile('access_token,scope\n"{""a"":1}","[""x""]"\n')
  expect(recordsOf(output)).toEqual([{ v: '1', accessToken: '{"a":1}', tokenType: 'Bearer', scope: '["[\\"x\\"]"]' }])
})

test('reads JSON as text if it is broken, or if the codec writes only numbers there', async () => {
  const { output, result } = await convertedFile('access_token,expires_in,authorization_details\nfake-a,[60],"[{"\n')
  expect(recordsOf(output)).toMatchObject([{ accessToken: 'fake-a' }])
  expect(result.counts.notes.map(({ action, code, member }) => [action, code, member])).toContainEqual([
    'moved',
    'not-digits',
    'expiresIn',
  ])
})

test('notes numbers inside of a cell that lose digits', async () => {
  const { result } = await convertedFile(
    'ok,access_token,token_type,team\ntrue,fake-a,bot,"{""id"":12345678901234567890}"\n',
    { from: TeamToken },
  )
  expect(result.counts.notes.map(({ code }) => code)).toEqual(['imprecise-number'])
})

test('reads each record as a form', async () => {
  const { output } = await convertedFile('access_token,expires_in,scope\nfake+a%20b&c=d,60,"\u{e9} b"\n')
  const form = new URLSearchParams({ access_token: 'fake+a%20b&c=d', expires_in: '60', scope: '\u{e9} b' })
  const read = parseResponse(Rfc6749Token, { status: 200, body: form.toString() })
  const token = read._tag === 'Right' ? read.right.token : undefined
  const [record] = recordsOf(Buffer.from(output, 'latin1').toString())
  expect(record).toEqual({
    v: '1',
    accessToken: 'fake+a%20b&c=d',
    tokenType: 'Bearer',
    expiresIn: `${token?.expiresIn}`,
    scope: JSON.stringify(token?.scope),
  })
})

test('never loses a written member for which there is no column', async () => {
  const csv = 'v,accessToken,tokenType,extensions\n1,fake-a,Bearer,"{""team"":{""custom"":1}}"\n1,fake-b,Bearer,\n'
  const options = { from: CanonicalToken, to: TeamToken }
  const { result, output } = await convertedFile(csv, options)
  expect(output).not.toContain('custom')
  expect(result.counts.written).toBe(2)
  expect(result.counts.notes).toEqual([
    { action: 'dropped', code: 'no-column', source: 'bulk', direction: 'write', member: 'unknown', count: 1 },
  ])
  const strict = await convertedFile(csv, { ...options, onLoss: 'fail' })
  expect(strict.result.counts).toMatchObject({ written: 1, codes: { 'no-column': 1 } })
})

test('reads a column that says when the response was received, and keeps it', async () => {
  const { output } = await convertedFile('access_token,expires_in,at\nfake-a,60,1700000000\n', {
    receivedAt: { member: 'at' },
  })
  expect(recordsOf(output)).toEqual([
    { v: '1', accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: '60', issuedAt: '1700000000', at: '1700000000' },
  ])
})

test('leaves columns of other members alone, `error` among them', async () => {
  const { output } = await convertedFile('error,access_token,__proto__\nsome text,fake-a,x\n')
  expect(output.split('\n').map((line) => line.split(',').at(0))).toEqual(['error', 'some text', ''])
  expect(output.split('\n').map((line) => line.split(',').at(-1))).toEqual(['__proto__', 'x', ''])
})

test('rejects a record without a cell, and one whose member is not UTF-8', async () => {
  const { rejects } = await convertedFile(Buffer.from('id,access_token,scope\n1,,\n2,fake-a,\xff\n3,"",""\n', 'latin1'))
  expect(rejects).toMatchObject([
    { line: 1, code: 'missing', member: 'access_token' },
    { line: 2, code: 'not-utf-8', member: 'scope' },
    { line: 3, code: 'missing', member: 'access_token' },
  ])
})

test('reads the members of an own codec, and a value that only its functions know', async () => {
  const AcmeToken = defineCodec<{ key?: string; token_type?: string; secret?: { value: string } }>()({
    id: 'acme',
    fields: { accessToken: 'key', tokenType: 'token_type' },
    extras: ['secret'],
    secretExtras: ['secret'],
  })
  const { output } = await convertedFile('key,secret\nfake-a,"{""value"":""fake-b""}"\n', { from: AcmeToken })
  expect(recordsOf(output)).toMatchObject([{ extensions: '{"acme":{"secret":{"value":"fake-b"}}}' }])
})

test.each<readonly [string, string, Partial<FileOptions>]>([
  ['missing-column', 'id,response\n', {}],
  ['missing-column', 'expires_in,token_type\n', {}],
  ['missing-column', 'access_token\n', { receivedAt: { member: 'at' } }],
  ['column-taken', 'access_token,extensions\n', {}],
  ['column-taken', 'access_token,created_at\n', { to: StartedToken }],
  ['column-taken', 'access_token,created_at\n', { to: StartedToken, receivedAt: { member: 'created_at' } }],
])('throws %s for the header %j', async (code, text, options) => {
  expect(await refusal(text, options)).toBe(code)
})
