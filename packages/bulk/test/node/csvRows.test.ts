// A column that holds the response.

import { expect, test } from 'vitest'
import type { FileOptions } from '../../src/node.js'
import { convertedFile, refusal } from './csvSamples.js'

const member = 'response'

test('converts the response in a column, and leaves the other columns as they are', async () => {
  const { output, result, rejects } = await convertedFile(
    [
      'id,response,note',
      '1,"{""access_token"":""fake-a"",""expires_in"":60}",=1+1',
      '2,access_token=fake-b&scope=a+b," x ""y"", z"',
      '3,"{\n ""access_token"": ""fake-c""\n}","two\nlines"',
      '',
    ].join('\n'),
    { member },
  )
  expect(output).toBe(
    [
      'id,response,note',
      '1,"{""v"":1,""accessToken"":""fake-a"",""tokenType"":""Bearer"",""expiresIn"":60}",=1+1',
      '2,"{""v"":1,""accessToken"":""fake-b"",""tokenType"":""Bearer"",""scope"":[""a"",""b""]}"," x ""y"", z"',
      '3,"{""v"":1,""accessToken"":""fake-c"",""tokenType"":""Bearer""}","two\nlines"',
      '',
    ].join('\n'),
  )
  expect(rejects).toEqual([])
  expect(result.counts).toMatchObject({ lines: 3, written: 3, rejected: 0, blank: 0 })
})

test('keeps bytes that are not UTF-8, and empty cells with and without quotes', async () => {
  const { output } = await convertedFile(
    Buffer.from('J\xfcrg,response,empty\n\xe4\xff,access_token=fake-a,""\n"",access_token=fake-a,\n', 'latin1'),
    { member },
  )
  const converted = '"{""v"":1,""accessToken"":""fake-a"",""tokenType"":""Bearer""}"'
  expect(output).toBe(`J\xfcrg,response,empty\n\xe4\xff,${converted},""\n"",${converted},\n`)
})

test('writes text beyond ASCII as UTF-8', async () => {
  const { output } = await convertedFile(
    'n\u{e4}me,response\n\u{20ac},"{""access_token"":""fake-a"",""x"":""\u{e9}""}"\n',
    {
      member,
    },
  )
  const text = Buffer.from(output, 'latin1').toString()
  expect(text).toBe(
    'n\u{e4}me,response\n\u{20ac},"{""v"":1,""accessToken"":""fake-a"",""tokenType"":""Bearer"",""extensions"":{""rfc6749"":{""x"":""\u{e9}""}}}"\n',
  )
})

test('reads a response that is not UTF-8 as core does, and keeps the other cells', async () => {
  const { output, result } = await convertedFile(
    Buffer.from('response,x\n"{""access_token"":""fake-a"",""a"":""\xff""}",\xff\n', 'latin1'),
    {
      member,
    },
  )
  expect(output.endsWith(',\xff\n')).toBe(true)
  expect(result.counts.notes.map(({ action, code }) => [action, code])).toContainEqual(['repaired', 'not-utf-8'])
  const strict = await convertedFile(Buffer.from('response\naccess_token=fake-\xff\n', 'latin1'), {
    member,
    strict: true,
  })
  expect(strict.result.counts.written).toBe(0)
})

test('takes the time of receipt from a column, and leaves it there', async () => {
  const { output, rejects } = await convertedFile(
    'at,response\n2023-11-14T22:13:20Z,access_token=fake-a\n,access_token=fake-b\n5,access_token=fake-c\nsoon,access_token=fake-d\n',
    { member, receivedAt: { member: 'at' } },
  )
  expect(output.split('\n').slice(1)).toEqual([
    '2023-11-14T22:13:20Z,"{""v"":1,""accessToken"":""fake-a"",""tokenType"":""Bearer"",""issuedAt"":1700000000}"',
    '5,"{""v"":1,""accessToken"":""fake-c"",""tokenType"":""Bearer"",""issuedAt"":5}"',
    '',
  ])
  expect(rejects).toMatchObject([
    { line: 2, code: 'missing', member: 'receivedAt' },
    { line: 4, code: 'not-date-time', member: 'receivedAt' },
  ])
})

test('rejects records by themselves, and gives their bytes back with the header', async () => {
  const header = '\ufeffid,response\r\n'
  const bad = [
    '1,\r\n',
    '2\r\n',
    '3,access_token=fake-a,\r\n',
    '4,5" access_token=fake-a\r\n',
    '5,"access_token=fake-a"x\r\n',
    '6,"{""error"":""invalid_grant""}"\r\n',
  ]
  const last = '9,"access_token=fake-a\r\n'
  const good = '7,access_token=fake-b\r\n'
  const { rejects, rejectedLines, output, result } = await convertedFile(
    [header, ...bad, '\r\n', ' \t\r\n', good, last].join(''),
    { member },
  )
  expect(output).toBe('id,response\r\n7,"{""v"":1,""accessToken"":""fake-b"",""tokenType"":""Bearer""}"\r\n')
  expect(rejects.map(({ line, code }) => [line, code])).toEqual([
    [1, 'missing'],
    [2, 'too-few-cells'],
    [3, 'too-many-cells'],
    [4, 'bad-quote'],
    [5, 'bad-quote'],
    [6, 'oauth-error'],
    [10, 'unclosed-quote'],
  ])
  expect(rejects.map(({ offset }) => offset)).toEqual([
    ...bad.map((_, index) => Buffer.byteLength([header, ...bad.slice(0, index)].join(''))),
    Buffer.byteLength([header, ...bad, '\r\n', ' \t\r\n', good].join('')),
  ])
  expect(result.counts).toMatchObject({ lines: 10, written: 1, rejected: 7, blank: 2 })
  expect(Buffer.from(rejectedLines, 'latin1').toString()).toBe([header, ...bad, last].join(''))
  const again = await convertedFile(Buffer.from(rejectedLines, 'latin1'), { member })
  expect(again.rejects.map(({ code }) => code)).toEqual(rejects.map(({ code }) => code))
})

test('reads a record with an unclosed quote up to the misplaced quote after it', async () => {
  const { rejects, result } = await convertedFile(
    'id,response\n1,"access_token=fake-a\n2,"access_token=fake-b"\n3,access_token=fake-c\n',
    { member },
  )
  expect(rejects.map(({ line, code }) => [line, code])).toEqual([[1, 'bad-quote']])
  expect(result.counts).toMatchObject({ lines: 2, written: 1, rejected: 1 })
})

test('takes a tab or a semicolon as the delimiter', async () => {
  for (const delimiter of ['\t', ';', '|', '^', '-', ']', '\\']) {
    const { output, result } = await convertedFile(
      `id${delimiter}response\n"a,b"${delimiter}access_token=fake_a\n""${delimiter}access_token=fake_a\n`,
      { member, csv: { delimiter } },
    )
    const converted = '"{""v"":1,""accessToken"":""fake_a"",""tokenType"":""Bearer""}"'
    expect(output).toBe(`id${delimiter}response\na,b${delimiter}${converted}\n""${delimiter}${converted}\n`)
    expect(result.counts.written).toBe(2)
  }
})

test.each<readonly [string, string, Partial<FileOptions>]>([
  ['no-header', '', {}],
  ['no-header', '\n1,x\n', {}],
  ['no-header', '\ufeff\n', {}],
  ['no-header', '"id,response\n1,x\n', {}],
  ['no-header', 'id,res"ponse\n1,x\n', {}],
  ['no-header', `response,${'x'.repeat(100)}\n`, { maxLineBytes: 50 }],
  ['repeated-column', 'id,response,id\n1,x,2\n', {}],
  ['missing-column', 'id,answer\n1,x\n', {}],
  ['missing-column', 'id,response\n1,x\n', { receivedAt: { member: 'at' } }],
  ['bad-delimiter', 'id,response\n', { csv: { delimiter: '' } }],
  ['bad-delimiter', 'id,response\n', { csv: { delimiter: '"' } }],
  ['bad-delimiter', 'id,response\n', { csv: { delimiter: '\n' } }],
  ['bad-delimiter', 'id,response\n', { csv: { delimiter: ',,' } }],
  ['bad-delimiter', 'id,response\n', { csv: { delimiter: '\u00a0' } }],
  ['csv-jobs', 'id,response\n', { jobs: 2 }],
])('throws %s for %j with %j', async (code, text, options) => {
  expect(await refusal(text, { member, ...options })).toBe(code)
})

test('reads a header without records or without a line end, and columns without a name', async () => {
  expect((await convertedFile('response', { member })).output).toBe('response\n')
  expect((await convertedFile('\ufeff"response",,\n', { member })).output).toBe('response,,\n')
  const { rejectedLines } = await convertedFile('a,response\r\n1', { member })
  expect(rejectedLines).toBe('a,response\r\n1')
})
