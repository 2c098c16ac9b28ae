// Converts between every ordered pair of codecs, as JSON text, and compares the result with the matrix.
import type { AnyTokenCodec, ConvertOptions } from '@token-codecs/core'
import { convert } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { codecs } from '../src/codecs.js'
import type { Row } from './matrix.js'
import { matrix } from './matrix.js'

type Members = readonly (readonly [name: string, value: unknown])[]

/** The written JSON text, and `code member` of each note. */
interface Outcome {
  readonly text: string
  readonly notes: readonly string[]
}

interface Variant {
  readonly title: string
  readonly change: (row: Row) => Row
  readonly receivedAt?: number
}

const receivedAt = 1700000000

const asIs = (row: Row): Row => row

const withoutExtensions = (row: Row): Row => ({ ...row, extensions: {} })

const only =
  (...kept: readonly string[]) =>
  (row: Row): Row => ({ ...row, extensions: {}, response: row.response.filter(([member]) => kept.includes(member)) })

const variants: readonly Variant[] = [
  { title: 'every documented member', change: withoutExtensions },
  { title: 'every documented member, received at a known time', change: withoutExtensions, receivedAt },
  { title: 'every documented member and unknown ones', change: asIs },
  { title: 'nothing but a token', change: only('accessToken', 'tokenType') },
  { title: 'nothing but a token, received at a known time', change: only('accessToken', 'tokenType'), receivedAt },
]

const textOf = (members: Members): string => JSON.stringify(Object.fromEntries(members))

const hasEntries = (value: object): boolean => Object.keys(value).length > 0

const responseOf = (id: string, { response, extensions }: Row): string => {
  const members = response.map(([, name, value]) => [name, value] as const)
  if (id !== 'canonical') return textOf([...members, ...Object.entries(extensions[id] ?? {})])
  return textOf([['v', 1], ...members, ...(hasEntries(extensions) ? [['extensions', extensions] as const] : [])])
}

/** Translates a value to another codec's form: canonical's scopes are arrays, and vendors spell Bearer differently. */
const translated = (member: string, value: unknown, to: string, bearer: string): unknown => {
  if (member === 'tokenType') return String(value).toLowerCase() === 'bearer' ? bearer : value
  if (member !== 'scope' && member !== 'refreshTokenScope') return value
  const names = typeof value === 'string' ? value.split(' ').filter((name) => name !== '') : (value as string[])
  return to === 'canonical' ? names : names.join(' ')
}

const expected = (source: Row, to: string, target: Row, options: ConvertOptions): Outcome => {
  const sent = new Map<string, unknown>(source.response.map(([member, , value]) => [member, value]))
  if (options.receivedAt !== undefined && !sent.has('issuedAt')) sent.set('issuedAt', options.receivedAt)
  const known = target.response
    .filter(([member]) => sent.has(member))
    .map(([member, name]) => [name, translated(member, sent.get(member), to, target.bearer)] as const)
  const dropped = target.lacks.filter((member) => sent.has(member)).map((member) => `not-carried ${member}`)
  const { extensions } = source
  if (to === 'canonical') {
    const kept = hasEntries(extensions) ? [['extensions', extensions] as const] : []
    return { text: textOf([['v', 1], ...known, ...kept]), notes: dropped }
  }
  const foreign = Object.keys(extensions).some((vendor) => vendor !== to)
  return {
    text: textOf([...known, ...Object.entries(extensions[to] ?? {})]),
    notes: [...dropped, ...(foreign ? ['foreign-extension extensions'] : [])],
  }
}

const codecOf = (id: string): AnyTokenCodec => {
  const codec = codecs.get(id)
  if (codec === undefined) throw new Error(`no codec ${id}: remove its row from test/matrix.ts`)
  return codec
}

const converted = (from: string, to: string, text: string, options: ConvertOptions): Outcome => {
  const result = convert(codecOf(from), codecOf(to), options)(JSON.parse(text))
  if (result._tag === 'Left') throw new Error(result.left.message)
  const { value, notes } = result.right
  for (const note of notes) expect(note).toMatchObject({ action: 'dropped', direction: 'write', source: to })
  return { text: JSON.stringify(value), notes: notes.map(({ code, member }) => `${code} ${member}`) }
}

const pairs = Object.entries(matrix).flatMap(([from, source]) =>
  Object.entries(matrix).map(([to, target]) => ({ from, source, to, target })),
)

test('every codec has a row: add it to test/matrix.ts from the vendor’s documentation, not from the codec', () => {
  expect(Object.keys(matrix).sort()).toEqual([...codecs.keys()].sort())
})

test.each(Object.entries(matrix))(
  'the row of %s lists every token member, either as carried or as lacking',
  (_, row) => {
    const said = [...row.response.map(([member]) => member), ...row.lacks]
    expect(said.sort()).toEqual(matrix.canonical?.response.map(([member]) => member).sort())
  },
)

describe.each(pairs)('$from to $to', ({ from, source, to, target }) => {
  for (const { title, change, ...options } of variants) {
    const sent = change(source)
    const outcome = expected(sent, to, target, options)

    test(`writes exactly the documented members, from ${title}`, () => {
      const actual = converted(from, to, responseOf(from, sent), options)
      expect(actual.text).toBe(outcome.text)
      expect([...actual.notes].sort()).toEqual([...outcome.notes].sort())
    })

    test(`fails on a loss with onLoss: 'fail', from ${title}`, () => {
      const result = convert(codecOf(from), codecOf(to), { ...options, onLoss: 'fail' })(
        JSON.parse(responseOf(from, sent)),
      )
      // Dropping `issuedAt` is a loss only beside a lifetime, which counts from it.
      const hasLifetime = sent.response.some(([member]) => member === 'expiresIn')
      const lossy = outcome.notes.some((note) => note !== 'not-carried issuedAt' || hasLifetime)
      expect(result._tag === 'Left' ? result.left._tag : 'converted').toBe(lossy ? 'Lossy' : 'converted')
    })
  }

  const outcomeOfDpop = target.onlyBearer === true ? 'rejects' : 'keeps'
  test(`${outcomeOfDpop} a DPoP token`, () => {
    const [name] = source.response.filter(([member]) => member === 'tokenType').map(([, wireName]) => wireName)
    const response = { ...JSON.parse(responseOf(from, withoutExtensions(source))), [name ?? '']: 'DPoP' }
    const result = convert(codecOf(from), codecOf(to))(response)
    if (target.onlyBearer === true) {
      expect(result._tag === 'Left' && result.left).toMatchObject({ _tag: 'Lossy', code: expect.any(String) })
      return
    }
    const [wireName] = target.response.filter(([member]) => member === 'tokenType').map(([, written]) => written)
    expect(result._tag === 'Right' && result.right.value).toHaveProperty(wireName ?? '', 'DPoP')
  })
})

// ory-like documents an integer ID token. It is kept as data, and never becomes another vendor's ID token.
describe.each(Object.entries(matrix))('ory-like with the documented integer ID token to %s', (to, target) => {
  test('never writes an ID token', () => {
    const row = matrix['ory-like']
    if (row === undefined) throw new Error('test/matrix.ts has no row for ory-like')
    const sent = withoutExtensions({ ...row, response: row.response.filter(([member]) => member !== 'idToken') })
    const result = convert(
      codecOf('ory-like'),
      codecOf(to),
    )({ ...JSON.parse(responseOf('ory-like', sent)), id_token: 0 })
    if (result._tag === 'Left') throw new Error(result.left.message)
    const { text, notes } = expected(sent, to, target, {})
    const kept: Readonly<Record<string, object>> = {
      'ory-like': { id_token: 0 },
      canonical: { extensions: { 'ory-like#moved': { id_token: 0 } } },
    }
    expect(JSON.stringify(result.right.value)).toBe(JSON.stringify({ ...JSON.parse(text), ...kept[to] }))
    const dropped = [...notes, ...(to in kept ? [] : ['foreign-extension extensions'])]
    expect(result.right.notes.map(({ action, code, member }) => `${action} ${code} ${member}`).sort()).toEqual(
      ['moved not-string idToken', ...dropped.map((note) => `dropped ${note}`)].sort(),
    )
  })
})
