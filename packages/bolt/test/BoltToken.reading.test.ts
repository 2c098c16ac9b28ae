// The table "Reading rules" of the design, row by row.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Token } from '../src/index.js'
import { BoltToken, CanonicalToken, Rfc6749Token, secret } from '../src/index.js'
import type { NoteTriple } from './readingTable.js'
import { minimal, outcome, readingTable, tripleOf } from './readingTable.js'

const { reads, refuses, answers } = readingTable(BoltToken)

const optional = [
  ['expires_in', 'expiresIn'],
  ['refresh_token', 'refreshToken'],
  ['refresh_token_scope', 'refreshTokenScope'],
  ['scope', 'scope'],
  ['id_token', 'idToken'],
] as const
const tokens = ['access_token', 'refresh_token', 'id_token'] as const
const scopes = [
  ['scope', 'scope'],
  ['refresh_token_scope', 'refreshTokenScope'],
] as const

const noted = (result: ReturnType<AnyTokenCodec['write']>): readonly NoteTriple[] | undefined =>
  result._tag === 'Right' ? result.right.notes.map(tripleOf) : undefined
const withExtension = (members: JsonObject): Token => ({
  accessToken: secret('fake-access-token'),
  tokenType: 'Bearer',
  extensions: { bolt: secret(members) },
})

describe('null for any optional member', () => {
  for (const [name, member] of optional) {
    reads(`reads a null ${name} as absent`, { [name]: null }, {}, [['ignored', 'null-member', member]])
  }
})

describe('unknown members', () => {
  const unknown = { merchant: 'fake', nested: { list: [1, null, 'two'] } }

  reads('keeps unknown members as its extension', unknown, { extensions: { bolt: unknown } })

  test('gives unknown members back verbatim, an own __proto__ among them', () => {
    const text =
      '{"access_token":"fake-access-token","token_type":"bearer","merchant":[1,{"a":null}],"__proto__":{"polluted":true},"constructor":"fake"}'
    const result = BoltToken.decode(JSON.parse(text))
    expect(result._tag === 'Right' && JSON.stringify(BoltToken.encode(result.right))).toBe(text)
  })

  test('drops unknown members, with a note, where another codec writes', () => {
    const token = withExtension(unknown)
    expect(Rfc6749Token.encode(token)).toEqual({ access_token: 'fake-access-token', token_type: 'Bearer' })
    expect(noted(Rfc6749Token.write(token))).toEqual([['dropped', 'foreign-extension', 'extensions']])
    expect(noted(CanonicalToken.write(token))).toEqual([])
  })

  for (const name of ['access_token', 'scope', 'id_token', 'error']) {
    test(`never writes an unknown member called ${name}, and reports it`, () => {
      const token = withExtension({ [name]: 'fake-planted', merchant: 'fake' })
      expect(BoltToken.encode(token)).toEqual({ ...minimal, merchant: 'fake' })
      expect(noted(BoltToken.write(token))).toEqual([['dropped', 'reserved-name', 'extensions']])
    })
  }

  test('never writes an unknown member that would be read as an error of the third version', () => {
    const token = withExtension({ '.tag': 'forbidden', message: 'fake', merchant: 'fake' })
    const written = BoltToken.encode(token)
    expect(BoltToken.read(written)._tag).toBe('Right')
    expect(noted(BoltToken.write(token))).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
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
  const bad = [
    'fake\r\nHost: fake',
    'fake\ttoken',
    'fake\u0000',
    'fake\u007f',
    'caf\u00e9-fake',
    'fake\u2028',
    '\ud83d\ude00',
  ]
  for (const name of tokens) {
    for (const text of bad) {
      refuses(`refuses ${JSON.stringify(text)} as ${name}`, { [name]: text }, `${name} bad-character`)
    }
  }
  reads(
    'reads every printable character of ASCII, from space to tilde',
    { refresh_token: ' fake~!/+=' },
    {
      refreshToken: ' fake~!/+=',
    },
  )
})

describe('a redaction placeholder for a token', () => {
  for (const name of tokens) {
    for (const placeholder of ['<redacted>', '[REDACTED]', '***']) {
      refuses(`refuses ${placeholder} as ${name}`, { [name]: placeholder }, `${name} redacted`)
    }
  }
})

describe('token_type missing or null', () => {
  const defaulted: readonly NoteTriple[] = [['defaulted', 'assumed-bearer', 'tokenType']]
  reads('assumes Bearer where token_type is missing', { token_type: undefined }, {}, defaulted)
  reads('assumes Bearer where token_type is null', { token_type: null }, {}, defaulted)
  for (const [sent, read] of [
    ['BEARER', 'Bearer'],
    ['dpop', 'DPoP'],
    ['mac', 'MAC'],
    ['n_a', 'N_A'],
    ['Fake-Type', 'Fake-Type'],
  ] as const) {
    reads(`reads the token type ${sent} as ${read}`, { token_type: sent }, { tokenType: read })
  }
})

describe('token_type empty, not a string, outside VSCHAR', () => {
  refuses('refuses an empty token_type', { token_type: '' }, 'token_type empty')
  refuses('refuses a number as token_type', { token_type: 1 }, 'token_type not-string')
  refuses('refuses false as token_type', { token_type: false }, 'token_type not-string')
  refuses('refuses a token_type with a line break', { token_type: 'bearer\r\n' }, 'token_type bad-character')
  refuses('refuses a token_type outside ASCII', { token_type: 'be\u00e4rer' }, 'token_type bad-character')
})

describe("error a non-empty string, or one of the vendor's error forms, even beside a token", () => {
  answers('reads an error code', { error: 'invalid_request' }, 'invalid_request')
  answers('reads the description of an error', { error: 'fake_code', error_description: 'Fake.' }, 'fake_code', 'Fake.')
  answers('prefers an error to the token beside it', { ...minimal, error: 'invalid_grant' }, 'invalid_grant')
  answers('reads the misspelt "invalid _grant" as invalid_grant', { error: 'invalid _grant' }, 'invalid_grant')
  for (const tag of ['unauthorized', 'forbidden', 'unprocessable_request', 'not_found', 'invalid_input_parameter']) {
    answers(`reads the tag ${tag} as an error`, { '.tag': tag, message: 'Fake.' }, tag, 'Fake.')
    answers(
      `prefers the tag ${tag} to the token beside it`,
      { ...minimal, '.tag': tag, message: 'Fake.' },
      tag,
      'Fake.',
    )
  }
  answers(
    'keeps the name of the parameter that a message of the third version names',
    { '.tag': 'invalid_input_parameter', message: 'grant_type is not known.', field: 'grant_type' },
    'invalid_input_parameter',
    'grant_type is not known.',
  )
})

describe('error null, empty or false', () => {
  for (const value of [null, '', false]) {
    reads(`takes ${JSON.stringify(value)} as error for none`, { error: value }, {}, [['ignored', 'no-error', 'error']])
  }
})

describe('expires_in a whole number that is not negative', () => {
  reads('reads 3600', { expires_in: 3600 }, { expiresIn: 3600 })
  reads('reads 0, which is "expired now"', { expires_in: 0 }, { expiresIn: 0 })
  reads('reads -0 as 0', { expires_in: -0 }, { expiresIn: 0 })
  reads('reads more than 10⁹ as it is', { expires_in: 1_000_000_000 }, { expiresIn: 1_000_000_000 })
  reads('counts from receivedAt', { expires_in: 3600 }, { expiresIn: 3600, issuedAt: 1700000000 }, [], {
    receivedAt: 1700000000,
  })
  reads('reads an expiry at the last instant of a Date', { expires_in: 8.64e12 }, { expiresIn: 8.64e12 })
})

describe('expires_in "3600"', () => {
  const repaired: readonly NoteTriple[] = [['repaired', 'numeric-string', 'expiresIn']]
  reads('reads "3600" as 3600', { expires_in: '3600' }, { expiresIn: 3600 }, repaired)
  reads('reads "0" as 0', { expires_in: '0' }, { expiresIn: 0 }, repaired)
})

describe('expires_in 3600.5', () => {
  const repaired: readonly NoteTriple[] = [['repaired', 'fractional-lifetime', 'expiresIn']]
  reads('rounds 3600.5 down to 3600', { expires_in: 3600.5 }, { expiresIn: 3600 }, repaired)
  reads('rounds 0.9 down to 0', { expires_in: 0.9 }, { expiresIn: 0 }, repaired)
})

describe('expires_in that is no lifetime', () => {
  for (const [value, code] of [
    [-1, 'negative'],
    [-0.5, 'negative'],
    [Number.NaN, 'not-finite'],
    [Number.POSITIVE_INFINITY, 'not-finite'],
    [8.64e12 + 1, 'too-large'],
    [Number.MAX_VALUE, 'too-large'],
    ['9'.repeat(400), 'too-large'],
    ['', 'not-digits'],
    ['1h', 'not-digits'],
    ['3.6e3', 'not-digits'],
    ['-1', 'not-digits'],
    [' 3600', 'not-digits'],
    ['3600\n', 'not-digits'],
    ['\u0663\u0666\u0660\u0660', 'not-digits'],
    [true, 'not-number'],
    [[3600], 'not-number'],
    [{}, 'not-number'],
  ] as const) {
    const shown = typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 20)
    refuses(`refuses ${shown} as expires_in`, { expires_in: value }, `expires_in ${code}`)
  }
  refuses(
    'refuses an expiry past the last instant of a Date',
    { expires_in: 8.64e12 - 1699999999 },
    'expires_in too-large',
    { receivedAt: 1700000000 },
  )
})

describe('created_at', () => {
  reads(
    'does not know created_at: it is kept as data',
    { created_at: 1700000000 },
    {
      extensions: { bolt: { created_at: 1700000000 } },
    },
  )
})

describe('id_token a number', () => {
  refuses('refuses a number as id_token', { id_token: 0 }, 'id_token not-string')
})

describe('scope with repeated or outer spaces, tabs, newlines', () => {
  for (const [name, member] of scopes) {
    reads(
      `splits ${name} on white space`,
      { [name]: ' \topenid  fake.scope\t\r\nfake:other\n' },
      {
        [member]: ['openid', 'fake.scope', 'fake:other'],
      },
    )
    reads(`reads an empty ${name} as no scope at all`, { [name]: '' }, { [member]: [] })
    for (const character of ['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085']) {
      const text = `openid${character}fake`
      refuses(`refuses ${JSON.stringify(text)} as ${name}`, { [name]: text }, `${name} bad-character`)
    }
  }
})

describe('a scope named twice', () => {
  for (const [name, member] of scopes) {
    reads(
      `keeps a scope that ${name} names twice once`,
      { [name]: 'openid fake openid' },
      { [member]: ['openid', 'fake'] },
      [['ignored', 'repeated-scope', member]],
    )
  }
})

describe('scope an array of strings', () => {
  for (const [name, member] of scopes) {
    reads(`reads an array of names as ${name}`, { [name]: ['openid', 'fake'] }, { [member]: ['openid', 'fake'] }, [
      ['repaired', 'scope-array', member],
    ])
    refuses(`refuses an array with a number as ${name}`, { [name]: ['openid', 1] }, `${name} not-string`)
  }
  reads('keeps what an array names twice once', { scope: ['fake', 'fake'] }, { scope: ['fake'] }, [
    ['repaired', 'scope-array', 'scope'],
    ['ignored', 'repeated-scope', 'scope'],
  ])
})

describe('empty refresh_token, id_token', () => {
  reads('reads an empty refresh_token as absent', { refresh_token: '' }, {}, [
    ['ignored', 'empty-member', 'refreshToken'],
  ])
  reads('reads an empty id_token as absent', { id_token: '' }, {}, [['ignored', 'empty-member', 'idToken']])
})

describe('any known member of another type than these', () => {
  for (const name of ['refresh_token', 'id_token', 'scope', 'refresh_token_scope']) {
    for (const value of [1, true, { fake: true }]) {
      refuses(`refuses ${JSON.stringify(value)} as ${name}`, { [name]: value }, `${name} not-string`)
    }
  }
  refuses('refuses an array as refresh_token', { refresh_token: ['fake'] }, 'refresh_token not-string')
})

describe('not an object; an array; deep or huge; __proto__, constructor keys; throwing getters', () => {
  for (const value of [undefined, null, true, 1, 'fake', [], [minimal], Symbol('fake'), () => minimal, 1n]) {
    test(`refuses ${typeof value === 'object' ? JSON.stringify(value) : typeof value} as a response`, () =>
      expect(outcome(BoltToken, value)).toEqual({ malformed: [' not-object'] }))
  }

  test('refuses a response that nests ten thousand levels deep', () => {
    const deep = JSON.parse(`{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)
    expect(outcome(BoltToken, { ...minimal, ...deep })).toEqual({ malformed: ['extensions too-deep'] })
  })

  test('never changes a prototype', () => {
    const result = BoltToken.decode({
      ...minimal,
      ...JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}'),
    })
    expect(result._tag).toBe('Right')
    expect(result._tag === 'Right' && Object.getPrototypeOf(result.right)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  test('looks at own members only', () => {
    expect(outcome(BoltToken, Object.create(minimal))).toEqual({ malformed: ['access_token missing'] })
    expect(outcome(BoltToken, Object.assign(Object.create({ error: 'fake' }), minimal))).toHaveProperty('token')
  })

  test('refuses a response whose getter throws', () => {
    const getter = {
      ...minimal,
      get scope(): string {
        throw new Error('fake-access-token')
      },
    }
    expect(outcome(BoltToken, getter)).toEqual({ malformed: [' unreadable'] })
  })
})
