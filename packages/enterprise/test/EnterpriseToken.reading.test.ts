// The table "Reading rules" of the design, row by row.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Token } from '../src/index.js'
import { CanonicalToken, EnterpriseToken, Rfc6749Token, secret } from '../src/index.js'
import type { NoteTriple } from './readingTable.js'
import { minimal, outcome, readingTable, response, tripleOf } from './readingTable.js'

const { reads, refuses, answers } = readingTable(EnterpriseToken)

/** Both are read by the same rules. */
const numbers = [
  ['expires_in', 'expiresIn'],
  ['created_at', 'issuedAt'],
] as const

const noted = (result: ReturnType<AnyTokenCodec['write']>): readonly NoteTriple[] | undefined =>
  result._tag === 'Right' ? result.right.notes.map(tripleOf) : undefined
const withExtension = (members: JsonObject): Token => ({
  accessToken: secret('fake-access-token'),
  tokenType: 'Bearer',
  extensions: { enterprise: secret(members) },
})

describe('null for any optional member', () => {
  for (const [name, member] of [...numbers, ['scope', 'scope']] as const) {
    reads(`reads a null ${name} as absent`, { [name]: null }, {}, [['ignored', 'null-member', member]])
  }
})

describe('unknown members', () => {
  const unknown = { refresh_token: 'fake-refresh-token', id_token: 'fake-id-token', nested: [{ a: null }] }

  reads("keeps unknown members, a newer model's refresh_token too, as its extension", unknown, {
    extensions: { enterprise: unknown },
  })

  test('gives unknown members back verbatim, an own __proto__ among them', () => {
    const text =
      '{"access_token":"fake-access-token","token_type":"Bearer","account":[1,{"a":null}],"__proto__":{"polluted":true},"constructor":"fake"}'
    const result = EnterpriseToken.decode(JSON.parse(text))
    expect(result._tag === 'Right' && JSON.stringify(EnterpriseToken.encode(result.right))).toBe(text)
  })

  test('drops unknown members, with a note, where another codec writes', () => {
    const token = withExtension(unknown)
    expect(Rfc6749Token.encode(token)).toEqual({ access_token: 'fake-access-token', token_type: 'Bearer' })
    expect(noted(Rfc6749Token.write(token))).toEqual([['dropped', 'foreign-extension', 'extensions']])
    expect(noted(CanonicalToken.write(token))).toEqual([])
  })

  for (const name of ['access_token', 'expires_in', 'created_at', 'error']) {
    test(`never writes an unknown member called ${name}, and reports it`, () => {
      const token = withExtension({ [name]: 'fake-planted', account: 'fake' })
      expect(EnterpriseToken.encode(token)).toEqual({ ...minimal, account: 'fake' })
      expect(noted(EnterpriseToken.write(token))).toEqual([['dropped', 'reserved-name', 'extensions']])
    })
  }
})

describe('access_token missing, null, empty, not a string', () => {
  refuses('refuses a response without access_token', { access_token: undefined }, 'access_token missing')
  refuses('refuses a null access_token', { access_token: null }, 'access_token missing')
  refuses('refuses an empty access_token', { access_token: '' }, 'access_token empty')
  for (const value of [1, true, ['fake-access-token'], { value: 'fake-access-token' }]) {
    refuses(`refuses ${JSON.stringify(value)} as access_token`, { access_token: value }, 'access_token not-string')
  }
})

describe("a token with a character outside RFC 6749's VSCHAR", () => {
  for (const text of [
    'fake\r\nHost: fake',
    'fake\ttoken',
    'fake\u0000',
    'fake\u007f',
    'caf\u00e9-fake',
    'fake\u2028',
  ]) {
    refuses(`refuses ${JSON.stringify(text)} as access_token`, { access_token: text }, 'access_token bad-character')
  }
  reads(
    'reads the slash, plus and equals sign of the published tokens',
    { access_token: 'fake_/+a/b=' },
    {
      accessToken: 'fake_/+a/b=',
    },
  )
})

describe('a redaction placeholder for a token', () => {
  for (const placeholder of ['<redacted>', '[REDACTED]', '***']) {
    refuses(`refuses ${placeholder} as access_token`, { access_token: placeholder }, 'access_token redacted')
  }
})

describe('token_type missing or null', () => {
  const defaulted: readonly NoteTriple[] = [['defaulted', 'assumed-bearer', 'tokenType']]
  reads('assumes Bearer where token_type is missing', { token_type: undefined }, {}, defaulted)
  reads('assumes Bearer where token_type is null', { token_type: null }, {}, defaulted)
  for (const [sent, read] of [
    ['bearer', 'Bearer'],
    ['DPOP', 'DPoP'],
    ['Fake-Type', 'Fake-Type'],
  ] as const) {
    reads(`reads the token type ${sent} as ${read}`, { token_type: sent }, { tokenType: read })
  }
})

describe('token_type empty, not a string, outside VSCHAR', () => {
  refuses('refuses an empty token_type', { token_type: '' }, 'token_type empty')
  refuses('refuses a number as token_type', { token_type: 1 }, 'token_type not-string')
  refuses('refuses a token_type with a line break', { token_type: 'Bearer\r\n' }, 'token_type bad-character')
})

describe("error a non-empty string, or one of the vendor's error forms, even beside a token", () => {
  answers('reads an error code', { error: 'invalid_client' }, 'invalid_client')
  answers('reads the code that only this vendor has', { error: 'invalid_account' }, 'invalid_account')
  answers('reads the description of an error', { error: 'fake_code', error_description: 'Fake.' }, 'fake_code', 'Fake.')
  answers('prefers an error to the token beside it', { ...minimal, error: 'invalid_grant' }, 'invalid_grant')
})

describe('error null, empty or false', () => {
  for (const value of [null, '', false]) {
    reads(`takes ${JSON.stringify(value)} as error for none`, { error: value }, {}, [['ignored', 'no-error', 'error']])
  }
})

describe('expires_in, and created_at by the rules of expires_in', () => {
  for (const [name, member] of numbers) {
    reads(`reads 3600 as ${name}`, { [name]: 3600 }, { [member]: 3600 })
    reads(`reads 0 as ${name}`, { [name]: 0 }, { [member]: 0 })
    reads(`reads -0 as ${name} 0`, { [name]: -0 }, { [member]: 0 })
    reads(`reads "3600" as ${name} 3600`, { [name]: '3600' }, { [member]: 3600 }, [
      ['repaired', 'numeric-string', member],
    ])
    reads(`rounds ${name} 3600.5 down to 3600`, { [name]: 3600.5 }, { [member]: 3600 }, [
      ['repaired', 'fractional-lifetime', member],
    ])
    for (const [value, code] of [
      [-1, 'negative'],
      [-0.5, 'negative'],
      [Number.NaN, 'not-finite'],
      [Number.POSITIVE_INFINITY, 'not-finite'],
      [8.64e12 + 1, 'too-large'],
      ['9'.repeat(400), 'too-large'],
      ['', 'not-digits'],
      ['1h', 'not-digits'],
      ['3.6e3', 'not-digits'],
      [true, 'not-number'],
      [[3600], 'not-number'],
      [{}, 'not-number'],
    ] as const) {
      const shown = typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 20)
      refuses(`refuses ${shown} as ${name}`, { [name]: value }, `${name} ${code}`)
    }
  }
  reads('prefers created_at to receivedAt', { created_at: 1645532460 }, { issuedAt: 1645532460 }, [], {
    receivedAt: 1700000000,
  })
  reads(
    'counts from receivedAt without created_at',
    { expires_in: 7200 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    [],
    {
      receivedAt: 1645532460,
    },
  )
  refuses(
    'refuses an expiry past the last instant of a Date',
    { expires_in: 7200, created_at: 8.64e12 - 7199 },
    'expires_in too-large',
  )
})

describe('expires_in of 10⁹ or more, and created_at of 10⁹ or more', () => {
  const repaired: readonly NoteTriple[] = [['repaired', 'absolute-lifetime', 'expiresIn']]
  const published = { expires_in: 1645539660, created_at: 1645532460 }
  reads(
    'reads the published absolute time as the difference',
    published,
    { expiresIn: 7200, issuedAt: 1645532460 },
    repaired,
  )
  reads(
    'counts from created_at whatever receivedAt says',
    published,
    { expiresIn: 7200, issuedAt: 1645532460 },
    repaired,
    { receivedAt: 1645532461 },
  )
  reads(
    'reads the smallest absolute times',
    { expires_in: 1e9, created_at: 1e9 },
    { expiresIn: 0, issuedAt: 1e9 },
    repaired,
  )
  reads(
    'leaves one second less as it is',
    { expires_in: 999999999, created_at: 1e9 },
    { expiresIn: 999999999, issuedAt: 1e9 },
  )
  reads(
    'repairs digits first, then the absolute time',
    { expires_in: '1645539660', created_at: 1645532460 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    [['repaired', 'numeric-string', 'expiresIn'], ...repaired],
  )
  reads(
    'reads as it is what stands beside a created_at that is no time of this century',
    { expires_in: 1645539660, created_at: 7200 },
    { expiresIn: 1645539660, issuedAt: 7200 },
  )
  refuses('refuses a negative difference', { expires_in: 1645532459, created_at: 1645532460 }, 'expires_in negative')
})

describe('expires_in of 10⁹ or more without created_at', () => {
  const moved: readonly NoteTriple[] = [['moved', 'absolute-lifetime', 'expiresIn']]
  const kept = { extensions: { enterprise: { expires_in: 1645539660 } } }
  reads(
    'keeps digits as they were sent, with one note, where nothing can be counted from',
    { expires_in: '1645539660' },
    { extensions: { enterprise: { expires_in: '1645539660' } } },
    moved,
  )
  reads(
    'counts from receivedAt where it is known',
    { expires_in: 1645539660 },
    { expiresIn: 7200, issuedAt: 1645532460 },
    [['repaired', 'absolute-lifetime', 'expiresIn']],
    { receivedAt: 1645532460 },
  )
  refuses('refuses a time before receivedAt', { expires_in: 1645539660 }, 'expires_in negative', {
    receivedAt: 1645539661,
  })
  reads('leaves the lifetime unknown otherwise, and keeps the time as data', { expires_in: 1645539660 }, kept, moved)
  reads('keeps the time as data beside a null created_at', { expires_in: 1645539660, created_at: null }, kept, [
    ['ignored', 'null-member', 'issuedAt'],
    ...moved,
  ])
  reads(
    'keeps the time as data beside other unknown members',
    { expires_in: 1645539660, account: 'fake' },
    { extensions: { enterprise: { account: 'fake', expires_in: 1645539660 } } },
    moved,
  )

  test('never writes a moved lifetime back, and reports it', () => {
    const result = EnterpriseToken.decode(response({ expires_in: 1645539660 }))
    if (result._tag === 'Left') throw new Error('the response was refused')
    expect(EnterpriseToken.encode(result.right)).toEqual(minimal)
    expect(noted(EnterpriseToken.write(result.right))).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

describe('scope with repeated or outer spaces, tabs, newlines', () => {
  reads(
    'splits scope on white space',
    { scope: ' \tenterprise.organization  fake.scope_2\t\r\nfake:other\n' },
    {
      scope: ['enterprise.organization', 'fake.scope_2', 'fake:other'],
    },
  )
  reads('reads an empty scope as no scope at all', { scope: '' }, { scope: [] })
  for (const character of ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085']) {
    const text = `fake${character}scope`
    refuses(`refuses ${JSON.stringify(text)} as scope`, { scope: text }, 'scope bad-character')
  }
})

describe('a scope named twice', () => {
  reads('keeps it once', { scope: 'fake openid fake' }, { scope: ['fake', 'openid'] }, [
    ['ignored', 'repeated-scope', 'scope'],
  ])
})

describe('scope an array of strings', () => {
  reads('reads an array of names', { scope: ['fake', 'openid'] }, { scope: ['fake', 'openid'] }, [
    ['repaired', 'scope-array', 'scope'],
  ])
  refuses('refuses an array with a number', { scope: ['fake', 1] }, 'scope not-string')
})

describe('any known member of another type than these', () => {
  for (const value of [1, true, { fake: true }]) {
    refuses(`refuses ${JSON.stringify(value)} as scope`, { scope: value }, 'scope not-string')
  }
})

describe('not an object; an array; deep or huge; __proto__, constructor keys; throwing getters', () => {
  for (const value of [undefined, null, true, 1, 'fake', [], [minimal], Symbol('fake'), () => minimal, 1n]) {
    test(`refuses ${typeof value === 'object' ? JSON.stringify(value) : typeof value} as a response`, () =>
      expect(outcome(EnterpriseToken, value)).toEqual({ malformed: [' not-object'] }))
  }

  test('refuses a response that nests ten thousand levels deep', () => {
    const deep = JSON.parse(`{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)
    expect(outcome(EnterpriseToken, response(deep))).toEqual({ malformed: ['extensions too-deep'] })
  })

  test('never changes a prototype', () => {
    const result = EnterpriseToken.decode(
      response(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')),
    )
    expect(result._tag === 'Right' && Object.getPrototypeOf(result.right)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('looks at own members only', () => {
    expect(outcome(EnterpriseToken, Object.create(minimal))).toEqual({ malformed: ['access_token missing'] })
    expect(outcome(EnterpriseToken, Object.assign(Object.create({ error: 'fake' }), minimal))).toHaveProperty('token')
  })

  test('refuses a response whose getter throws', () => {
    const getter = {
      ...minimal,
      get scope(): string {
        throw new Error('fake-access-token')
      },
    }
    expect(outcome(EnterpriseToken, getter)).toEqual({ malformed: [' unreadable'] })
  })
})
