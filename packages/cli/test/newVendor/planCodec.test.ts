import { describe, expect, test } from 'vitest'
import type { Plan, Settings } from '../../src/newVendor/Plan.js'
import { blockingQuestions, planCodec } from '../../src/newVendor/planCodec.js'
import { RefusedError, UsageError } from '../../src/Streams.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import { member, usual } from '../member.js'

const planOf = (
  members: readonly DocumentedMember[],
  settings: Settings = {},
  sample?: { readonly [name: string]: unknown },
): Plan => planCodec({ members, settings, ...(sample === undefined ? {} : { sample }) })

const openIds = ({ questions }: Plan): readonly string[] => questions.map(({ id }) => id)
const blockingIds = (plan: Plan): readonly string[] => blockingQuestions(plan).map(({ id }) => id)
const rowsOf = ({ rows }: Plan): object =>
  Object.fromEntries(
    rows.map(({ member, path, helper }) => [
      member,
      helper === undefined ? path.join('.') : [path.join('.'), helper.name, helper.options],
    ]),
  )

const accessToken = member('access_token', 'string')
const bearer = member('token_type', 'string', { description: 'Always Bearer.' })

describe('a usual response', () => {
  test('needs no decision', () => {
    const plan = planOf(usual)
    expect(rowsOf(plan)).toEqual({
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
      scope: 'scope',
    })
    expect(plan.questions).toEqual([])
    expect(plan.tokenType).toBeUndefined()
    expect(plan.settings).toEqual({ 'scope.separator': 'space', 'token_type.bearer': 'Bearer' })
  })

  test('has a reason for each guess', () => {
    expect(planOf(usual).guesses.map(({ id, value }) => [id, value])).toEqual([
      ['expires_in.unit', 'seconds'],
      ['scope.separator', 'space'],
      ['token_type.bearer', 'Bearer'],
    ])
  })

  test('is found in camel case too', () => {
    const plan = planOf([member('accessToken', 'string'), member('tokenType', 'string'), member('IDToken', 'string')])
    expect(rowsOf(plan)).toEqual({ accessToken: 'accessToken', tokenType: 'tokenType', idToken: 'IDToken' })
  })

  test('can be planned again from what is recorded', () => {
    const members = [...usual, member('expires', 'integer'), member('athlete', 'object')]
    const first = planOf(members, { 'expires.use': 'expiresAt', 'athlete.use': 'extra' })
    const again = planOf(
      first.documented.map(({ description: _, example: __, ...member }) => member),
      first.settings,
    )
    expect(again.questions).toEqual([])
    expect(again.rows).toEqual(first.rows)
    expect(again.settings).toEqual(first.settings)
  })
})

describe('refusals', () => {
  test.each<readonly [string, readonly DocumentedMember[], readonly string[]]>([
    ['an integer as an ID token', [...usual, member('id_token', 'integer')], ['id_token.sent']],
    ['an object as an access token', [member('access_token', 'object'), bearer], ['access_token.sent']],
    ['a boolean as a lifetime', [accessToken, bearer, member('expires_in', 'boolean')], ['expires_in.sent']],
    ['a second expiry without a form', [...usual, member('expires', 'integer')], ['expires.use']],
    ['an instant as a string without a form', [...usual, member('expires_at', 'string')], ['expires_at.form']],
    ['two names for one member', [...usual, member('scopes', 'string')], ['scope.use']],
    ['an unknown name that may be a token', [...usual, member('session_token', 'string')], ['session_token.use']],
    ['another name for the access token', [member('token', 'string'), bearer], ['token.use']],
    ['a wrapper object', [member('data', 'object', { members: usual })], ['data.use']],
    ['members without an access token', [member('name', 'string')], ['NAME.use']],
    [
      'a lifetime in minutes',
      [
        accessToken,
        bearer,
        member('expires_in', 'integer', { description: 'The amount of minutes until it expires.' }),
      ],
      ['expires_in.unit'],
    ],
    [
      'another word for Bearer',
      [accessToken, member('token_type', 'string', { values: ['bot', 'user'] })],
      ['token_type.bearer'],
    ],
  ])('%s', (_, members, ids) => {
    expect(blockingIds(planOf(members))).toEqual(ids)
  })

  test('a lifetime that may be in milliseconds', () => {
    const plan = planOf(usual, {}, { access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600000 })
    expect(blockingIds(plan)).toEqual(['expires_in.unit'])
  })

  test('a setting that the sample contradicts', () => {
    const sample = { access_token: 'fake-a', scope: 'fake-a,fake-b' }
    expect(() => planOf(usual, { 'scope.separator': 'space' }, sample)).toThrow(RefusedError)
  })

  test.each<Settings>([{ 'scop.separator': 'comma' }, { 'expires_in.unit': 'hours' }, { 'access_token.use': 'token' }])(
    'a setting that fits no question: %j',
    (settings) => {
      expect(() => planOf(usual, settings)).toThrow(UsageError)
    },
  )
})

describe('open questions', () => {
  test.each<readonly [string, readonly DocumentedMember[], readonly string[]]>([
    ['the separator', [accessToken, bearer, member('scope', 'string')], ['scope.separator']],
    ['an implied Bearer', [accessToken], ['token_type.implied']],
    ['the spelling of Bearer', [accessToken, member('token_type', 'string')], ['token_type.bearer']],
    [
      'a value that means never',
      [
        ...usual.slice(0, 2),
        member('expires_in', 'integer', { description: 'Seconds; 0 means that it will never expire.' }),
      ],
      ['expires_in.never'],
    ],
    ['a flag', [...usual, member('ok', 'boolean')], ['ok.success']],
    ['a secret', [...usual, member('athlete', 'object')], ['athlete.use']],
    ['the unit of an unusual lifetime', [accessToken, bearer, member('ttl', 'integer')], ['ttl.unit']],
  ])('%s', (_, members, ids) => {
    const plan = planOf(members)
    expect(openIds(plan)).toEqual(ids)
    expect(blockingQuestions(plan)).toEqual([])
  })

  test('extras are secret until settled', () => {
    const plan = planOf([...usual, member('team', 'object'), member('count', 'integer')])
    expect(plan).toMatchObject({ extras: ['team', 'count'], secretExtras: ['team'] })
    expect(planOf([...usual, member('team', 'object')], { 'team.use': 'extra' }).secretExtras).toEqual([])
  })
})

describe('rows', () => {
  test.each<readonly [string, DocumentedMember, Settings, unknown]>([
    ['expiresIn', member('expires_in', 'string'), {}, ['expires_in', 'lifetime', { text: true }]],
    [
      'expiresIn',
      member('expires_in', 'integer', { description: 'In milliseconds.' }),
      {},
      ['expires_in', 'lifetime', { unit: 'milliseconds' }],
    ],
    [
      'expiresIn',
      member('expires_in', 'integer'),
      { 'expires_in.never': '0' },
      ['expires_in', 'lifetime', { never: 0 }],
    ],
    [
      'expiresIn',
      member('expires_in', 'integer'),
      { 'expires_in.instantFrom': '1000000000' },
      ['expires_in', 'lifetime', { instantFrom: 1_000_000_000 }],
    ],
    ['expiresAt', member('expires_at', 'integer'), {}, 'expires_at'],
    [
      'expiresAt',
      member('expires_at', 'string', { format: 'date-time' }),
      {},
      ['expires_at', 'instant', { form: 'iso' }],
    ],
    ['expiresAt', member('expiry', 'integer', { description: 'A Unix timestamp.' }), {}, 'expiry'],
    [
      'issuedAt',
      member('issued_at', 'string', { description: 'Epoch milliseconds.' }),
      {},
      ['issued_at', 'instant', { form: 'milliseconds', text: true }],
    ],
    ['scope', member('scopes', 'array'), {}, ['scopes', 'scopes', { list: true }]],
    ['scope', member('scope', 'string'), { 'scope.separator': 'comma' }, ['scope', 'scopes', { separator: ',' }]],
    ['scope', member('scope', 'string'), { 'scope.separator': ';' }, ['scope', 'scopes', { separator: ';' }]],
    ['refreshTokenExpiresIn', member('refresh_token_expires_in', 'integer'), {}, 'refresh_token_expires_in'],
    ['idToken', member('id_token', 'integer'), { 'id_token.sent': 'string' }, 'id_token'],
  ])('%s: %j with %j', (member, one, settings, row) => {
    expect(rowsOf(planOf([accessToken, bearer, one], settings))).toHaveProperty(member, row)
  })

  test('the interface has the sent type before the documented one', () => {
    const plan = planOf([...usual, member('id_token', 'integer')], { 'id_token.sent': 'string' })
    expect(plan.members.at(-1)?.types).toEqual(['string', 'integer'])
    expect(plan.documented.at(-1)?.types).toEqual(['integer'])
  })

  test('a wrapper gives paths, and one extra for the rest', () => {
    const data = member('data', 'object', { members: [...usual, member('user', 'string')] })
    const plan = planOf([data, member('code', 'integer')], { 'data.use': 'wrapper', 'code.success': '0' })
    expect(rowsOf(plan)).toMatchObject({ accessToken: 'data.access_token', scope: 'data.scope' })
    expect(plan).toMatchObject({ constants: { code: 0 }, extras: ['data'], secretExtras: ['data'] })
    expect(openIds(plan)).toEqual(['data.rest'])
  })

  test('of two rivals, the other becomes an extra', () => {
    const plan = planOf([...usual, member('scopes', 'array')], { 'scopes.use': 'scope' })
    expect(rowsOf(plan)).toHaveProperty('scope', ['scopes', 'scopes', { list: true }])
    expect(plan.extras).toEqual(['scope'])
  })
})

describe('Bearer', () => {
  test.each<readonly [Partial<DocumentedMember>, Settings, Plan['tokenType']]>([
    [{ description: 'Always bearer.' }, {}, 'bearer'],
    [{ example: 'bearer' }, {}, 'bearer'],
    [{ values: ['Bearer'] }, {}, { only: 'Bearer' }],
    [{ values: ['bearer', 'mac'] }, {}, 'bearer'],
    [{ values: ['bot'] }, { 'token_type.bearer': 'bot' }, { spelled: ['bot'] }],
    [{ values: ['Bearer', 'DPoP'] }, {}, undefined],
  ])('%j with %j', (more, settings, tokenType) => {
    expect(planOf([accessToken, member('token_type', 'string', more)], settings).tokenType).toEqual(tokenType)
  })
})

describe('a sample', () => {
  const sample = {
    token_type: 'bearer',
    access_token: 'fake-a',
    expires_in: '3600',
    scope: 'a,b',
    instance_url: 'fake-url',
  }

  test('decides separators, types and spelling, and adds members', () => {
    const plan = planOf(usual, {}, sample)
    expect(rowsOf(plan)).toEqual({
      tokenType: 'token_type',
      accessToken: 'access_token',
      expiresIn: ['expires_in', 'lifetime', { text: true }],
      scope: ['scope', 'scopes', { separator: ',' }],
    })
    expect(plan.tokenType).toBe('bearer')
    expect(plan.extras).toEqual(['instance_url'])
    expect(plan.documented.at(-1)).toMatchObject({ name: 'instance_url', sampledOnly: true })
    expect(plan.settings).toMatchObject({ 'expires_in.sent': 'string', 'scope.separator': 'comma' })
  })

  test('gives the spelling of names in a response', () => {
    const plan = planOf(
      [member('AccessToken', 'string'), member('TokenType', 'string')],
      {},
      { access_token: 'fake-a', token_type: 'Bearer' },
    )
    expect(rowsOf(plan)).toEqual({ accessToken: 'access_token', tokenType: 'token_type' })
  })

  test('gives the order, and keeps unsent members beside their neighbours', () => {
    const plan = planOf(usual, {}, { scope: 'a b', access_token: 'fake-a' })
    expect(plan.members.map(({ name }) => name)).toEqual(['scope', 'access_token', 'token_type', 'expires_in'])
  })

  test.each([
    [1_700_000_000, ['expires_in', 'lifetime', { instantFrom: 1_000_000_000 }]],
    [3600, 'expires_in'],
  ])('with a lifetime of %i', (lifetime, row) => {
    expect(rowsOf(planOf(usual, {}, { access_token: 'fake-a', expires_in: lifetime }))).toHaveProperty('expiresIn', row)
  })

  test.each([
    ['2026-11-29T00:00:00Z', ['expires', 'instant', { form: 'iso' }]],
    [1_700_000_000, 'expires'],
    ['1700000000', ['expires', 'instant', { text: true }]],
    [1_700_000_000_000, ['expires', 'instant', { form: 'milliseconds' }]],
  ])('with the instant %j', (value, row) => {
    const plan = planOf([...usual, member('expires', [])], {}, { access_token: 'fake-a', expires: value })
    expect(rowsOf(plan)).toHaveProperty('expiresAt', row)
  })
})

test('the members of an error are left out', () => {
  const plan = planOf([...usual, member('error', 'string'), member('error_description', 'string')])
  expect(plan.members.map(({ name }) => name)).toEqual(usual.map(({ name }) => name))
  expect(plan.extras).toEqual([])
})

test('a status in the sample is not taken for a flag, because other values may be successes too', () => {
  const plan = planOf(usual, {}, { access_token: 'fake-a', status: 'approved', ok: true })
  expect(plan.constants).toEqual({ ok: true })
  expect(openIds(plan)).toContain('status.success')
})

test('an example that a generator made up says nothing about Bearer', () => {
  const plan = planOf([accessToken, member('token_type', 'string', { example: 'token_type7' })])
  expect(openIds(plan)).toEqual(['token_type.bearer'])
  expect(blockingIds(plan)).toEqual([])
})

describe('what contradicts a name or itself is not guessed:', () => {
  test.each<readonly [string, DocumentedMember, string]>([
    ['a date in a lifetime', member('expires_in', 'string', { format: 'date-time' }), 'expires_in.use'],
    [
      'a timestamp in a lifetime',
      member('expires_in', 'integer', { description: 'A Unix timestamp.' }),
      'expires_in.use',
    ],
    ['an epoch time as an example', member('expires_in', 'integer', { example: 1_758_732_647 }), 'expires_in.use'],
    ['both', member('expires_in', 'integer', { description: 'Number of seconds, in epoch time.' }), 'expires_in.use'],
    [
      'a date in a second lifetime',
      member('refresh_token_expires_in', 'string', { description: 'An ISO 8601 date.' }),
      'refresh_token_expires_in.use',
    ],
    [
      'a lifetime in an instant',
      member('expires_at', 'integer', { description: 'Seconds until it expires.' }),
      'expires_at.use',
    ],
    ['minutes', member('expires_in', 'integer', { description: 'Minutes until expiry.' }), 'expires_in.unit'],
    ['hours', member('expires_in', 'integer', { description: 'Token validity (hours)' }), 'expires_in.unit'],
    ['two units', member('expires_in', 'integer', { description: 'In ms, not seconds.' }), 'expires_in.unit'],
    [
      'two forms',
      member('expires_at', 'integer', { description: 'Unix time in seconds (not milliseconds).' }),
      'expires_at.form',
    ],
    [
      'another date',
      member('expires_at', 'string', { description: 'As in RFC 2822, to the second.' }),
      'expires_at.form',
    ],
    [
      'another separator',
      member('scope', 'string', { description: 'Pipe-separated, with no space.' }),
      'scope.separator',
    ],
    ['two separators', member('scope', 'string', { description: 'Spaces or commas.' }), 'scope.separator'],
  ])('%s', (_, one, id) => {
    expect(blockingIds(planOf([accessToken, bearer, one]))).toEqual([id])
  })

  test.each<readonly [string, unknown, string]>([
    ['whole minutes, if in milliseconds', 900_000, 'expires_in.unit'],
    ['30 days, if in milliseconds', 2_592_000_000, 'expires_in.unit'],
  ])('a sampled lifetime of %s', (_, lifetime, id) => {
    expect(
      blockingIds(
        planOf(
          usual.slice(0, 2).concat(member('expires_in', 'integer')),
          {},
          { access_token: 'fake-a', expires_in: lifetime },
        ),
      ),
    ).toEqual([id])
  })

  test.each([86_400, 604_800, 2_592_000, 2_591_999, 31_536_000])('but %i seconds are a lifetime', (lifetime) => {
    const plan = planOf(usual, {}, { access_token: 'fake-a', expires_in: lifetime })
    expect(plan.questions).toEqual([])
    expect(rowsOf(plan)).toHaveProperty('expiresIn', 'expires_in')
  })

  test.each([';', '|', '+'])('a sampled scope with %s', (separator) => {
    const sample = { access_token: 'fake-a', scope: `a${separator}b` }
    expect(blockingIds(planOf([accessToken, bearer, member('scope')], {}, sample))).toEqual(['scope.separator'])
  })
})

test('a lifetime that is documented in milliseconds has no instants', () => {
  const one = member('expires_in', 'integer', { description: 'Lifetime in milliseconds.' })
  const plan = planOf([accessToken, bearer, one], {}, { access_token: 'fake-a', expires_in: 2_592_000_000 })
  expect(rowsOf(plan)).toHaveProperty('expiresIn', ['expires_in', 'lifetime', { unit: 'milliseconds' }])
})

test('an epoch time under a standard name is an instant, if the documentation says so too', () => {
  const one = member('expires_in', 'integer', { description: 'A Unix timestamp.' })
  const plan = planOf([accessToken, bearer, one], {}, { access_token: 'fake-a', expires_in: 1_758_732_647 })
  expect(rowsOf(plan)).toHaveProperty('expiresAt', 'expires_in')
})

test('the word workspace says nothing about spaces', () => {
  const one = member('scope', 'string', { description: 'The workspace scopes.' })
  expect(openIds(planOf([accessToken, bearer, one]))).toEqual(['scope.separator'])
})

test.each(['Not bearer; always Token.', 'mac (bearer is deprecated)', 'The bearer token kind, always JWT.'])(
  'Bearer is not guessed from %j',
  (description) => {
    expect(openIds(planOf([accessToken, member('token_type', 'string', { description })]))).toEqual([
      'token_type.bearer',
    ])
  },
)

test('a token in place of the token type is refused, and not printed', () => {
  const plan = planOf([accessToken, member('token_type')], {}, { access_token: 'fake-a', token_type: 'S3CRET.x' })
  expect(blockingIds(plan)).toEqual(['token_type.bearer'])
  expect(JSON.stringify(plan)).not.toContain('S3CRET')
})

test('one token member at two depths is not guessed, and then left to one', () => {
  const data = member('data', 'object', { members: usual })
  const members = [member('access_token'), member('created_at', 'integer'), data]
  const settings = { 'data.use': 'wrapper' }
  expect(blockingIds(planOf(members, settings))).toEqual(['access_token.use'])
  const plan = planOf(members, { ...settings, 'data.access_token.use': 'accessToken' })
  expect(rowsOf(plan)).toMatchObject({ accessToken: 'data.access_token', issuedAt: 'created_at' })
  expect(plan.secretExtras).toEqual(['access_token'])
})

test.each(['pin', 'otp', 'password', 'api_key'])('a number named %s may be secret', (name) => {
  const plan = planOf([...usual, member(name, 'integer')])
  expect(plan.secretExtras).toEqual([name])
  expect(openIds(plan)).toEqual([`${name}.use`])
})

test.each<readonly [DocumentedMember, unknown]>([
  [member('result', 'integer', { description: 'Days of trial left.' }), 0],
  [member('status', 'integer'), 0],
  [member('status', 'string', { values: ['pending'] }), 'pending'],
])('a value of %j is not taken for a flag', (one, value) => {
  const plan = planOf([...usual, one], {}, { access_token: 'fake-a', [one.name]: value })
  expect(plan.constants).toEqual({})
  expect(openIds(plan)).toContain(`${one.name}.success`)
})

test.each<Settings>([{ 'scope.use': 'wrapper' }, { 'token_type.use': 'extra' }, { 'token_type.bearer': '' }])(
  'a setting that the member cannot have is refused: %j',
  (settings) => {
    expect(() => planOf([accessToken, member('token_type'), member('scope')], settings)).toThrow(UsageError)
  },
)

test.each([0, '', null, false, 'none'])('an error member in the sample is left out: %j', (error) => {
  const plan = planOf(usual, {}, { access_token: 'fake-a', error })
  expect(plan.members.map(({ name }) => name)).not.toContain('error')
})

test('a separator may have spaces around it', () => {
  expect(rowsOf(planOf(usual, { 'scope.separator': ', ' }))).toHaveProperty('scope', [
    'scope',
    'scopes',
    { separator: ',' },
  ])
})

test('a flag has the type of its documented value, although the type itself is not documented', () => {
  expect(planOf([...usual, member('ok', [], { values: [true] })]).constants).toEqual({ ok: true })
})
