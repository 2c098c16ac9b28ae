import { describe, expect, test } from 'vitest'
import { tokenCodecs } from '../tokenCodecs.js'
import { encoded, jwt } from './fakeJwt.js'

const at = ['--received-at', '1700000000', '--now', '1700000600']

const inspect = (input: object | string, ...args: readonly string[]) =>
  tokenCodecs(['inspect', ...args], typeof input === 'string' ? input : JSON.stringify(input))

const inspectJson = async (input: object | string, ...args: readonly string[]) => {
  const { code, stdout, stderr } = await inspect(input, '--json', ...args)
  expect([code, stderr]).toEqual([0, ''])
  // Other characters may control a terminal.
  expect(stdout).toMatch(/^[\n -~]*$/)
  return JSON.parse(stdout)
}

/** The label and the text of each line. */
const linesOf = (stdout: string): readonly (readonly string[])[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/(?<=\S) {2,}/))

const bolt = {
  access_token: 'fake-access-token',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-refresh-token',
  refresh_token_scope: 'b',
  scope: 'a b',
  id_token: 'fake-id-token',
}

describe('a response with opaque tokens', () => {
  test('is shown as lines', async () => {
    const { code, stdout, stderr } = await inspect(bolt, ...at)
    expect([code, stderr]).toEqual([0, ''])
    expect(linesOf(stdout).map(([label = '', text = '']) => [label, text.split(', ')[0]])).toEqual([
      ['codec', 'bolt'],
      ['token type', 'Bearer'],
      ['issued', '10 minutes ago'],
      ['access token', 'opaque'],
      ['  expires', 'in 50 minutes'],
      ['  scope', 'a b'],
      ['refresh token', 'opaque'],
      ['  expires', 'not stated'],
      ['refresh token scope', 'b'],
      ['ID token', 'opaque'],
    ])
    expect(stdout).toContain('2023-11-14T23:13:20Z')
    expect(stdout).not.toContain('fake')
  })

  test('is shown as JSON', async () => {
    expect(await inspectJson(bolt, ...at)).toEqual({
      codec: 'bolt',
      codecs: ['bolt'],
      tokenType: 'Bearer',
      issuedAt: { seconds: 1_700_000_000, iso: '2023-11-14T22:13:20Z', secondsLeft: -600 },
      scope: ['a', 'b'],
      refreshTokenScope: ['b'],
      tokens: {
        accessToken: {
          format: 'opaque',
          expiry: { seconds: 1_700_003_600, iso: '2023-11-14T23:13:20Z', secondsLeft: 3000 },
          lifetime: 3600,
        },
        refreshToken: { format: 'opaque' },
        idToken: { format: 'opaque' },
      },
      extras: {},
      secretExtras: [],
      undocumented: 0,
      notes: [],
    })
  })

  test('has a lifetime only, without the time of the response', async () => {
    const { stdout } = await inspect(bolt, '--now', '1700000600')
    expect(stdout).toMatch(/^ {2}expires +1 hour .*--received-at/m)
    const { accessToken } = (await inspectJson(bolt)).tokens
    expect(accessToken).toEqual({ format: 'opaque', lifetime: 3600 })
  })

  test('counts from the clock by default, and takes ISO dates', async () => {
    const { tokens } = await inspectJson(bolt, '--received-at', '2023-11-14')
    expect(tokens.accessToken.expiry.iso).toBe('2023-11-14T01:00:00Z')
    expect(tokens.accessToken.expiry.secondsLeft).toBeLessThan(-90_000_000)
    const { stdout } = await inspect(bolt, '--received-at', '2023-11-14')
    expect(stdout).toMatch(/^ {2}expired +\d+ years .* ago/m)
  })

  test('shows the expiry of a refresh token', async () => {
    const response = { ...bolt, refresh_expires_in: 60, session_state: 'a-session' }
    const { tokens, extras } = await inspectJson(response, '--from', 'keycloak', ...at)
    expect(tokens.refreshToken).toMatchObject({ lifetime: 60, expiry: { secondsLeft: -540 } })
    expect(extras).toEqual({ session_state: 'a-session' })
  })
})

describe('an expiry', () => {
  const plain = { access_token: 'fake-a', token_type: 'Bearer' }

  test('that no member states is not stated', async () =>
    expect((await inspect(plain)).stdout).toMatch(/^ {2}expires +not stated$/m))

  test('may be in a member that no codec documents', async () =>
    expect((await inspect({ ...plain, expires_at: 1_700_003_600 })).stdout).toMatch(
      /^ {2}expires +not stated in a documented member$/m,
    ))
})

describe('the codec', () => {
  const plain = { access_token: 'fake-a', token_type: 'Bearer' }

  test('is any of those that read the same token', async () => {
    const { codec, codecs } = await inspectJson(plain)
    expect([codec, ...codecs.slice(0, 2)]).toEqual(['rfc6749', 'rfc6749', 'enterprise'])
    expect((await inspect(plain)).stdout).toMatch(/^codec .*rfc6749, enterprise,/m)
  })

  test('must be given if codecs disagree', async () => {
    const comma = { ...plain, token_type: 'bearer', scope: 'a,b' }
    const { code, stdout, stderr } = await inspect(comma)
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/scope.*github/)
    expect(await inspectJson(comma, '--from', 'github')).toMatchObject({ codec: 'github', scope: ['a', 'b'] })
    expect(await inspectJson(comma, '--from', 'bolt')).toMatchObject({ codec: 'bolt', scope: ['a,b'] })
  })

  test.each([
    ['an error response', { error: 'invalid_grant' }, [], /invalid_grant/],
    ['an error response to a codec', { error: 'invalid_grant' }, ['--from', 'bolt'], /^bolt: .*invalid_grant/],
    ['a response without a token', { a: 1 }, [], /no codec/],
    ['a response that the codec rejects', { a: 1 }, ['--from', 'bolt'], /^bolt: access_token:/],
    ['an opaque token', 'fake-opaque', [], /opaque/],
    ['text', 'fake text', [], /no codec/],
    ['a page', '<html>fake', [], /HTML/],
    ['lines, without advice for another command', '{"a":"fake"}\n{"a":"fake"}', [], /pass one of them/],
    ['compressed bytes', Buffer.from([0x1f, 0x8b, 0x21]).toString('latin1'), [], /no codec/],
  ])('rejects %s', async (_, input, args, reason) => {
    const { code, stdout, stderr } = await inspect(input, ...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(reason)
    expect(stderr).not.toContain('fake')
  })

  test.each([
    ['an unknown codec', ['--from', 'fake']],
    ['a time in milliseconds', ['--now', '1700000000000']],
    ['a time that is not one', ['--received-at', 'fake']],
  ])('%s is a wrong command line', async (_, args) => {
    const { code, stderr } = await inspect(plain, ...args)
    expect(code).toBe(2)
    expect(stderr).toContain(args[0])
    expect(stderr).not.toContain('fake')
  })
})

describe('a JWT', () => {
  const claims = {
    iss: 'https://id.example',
    aud: ['a', 'b'],
    exp: 1_700_003_600,
    iat: 1_700_000_000,
    nbf: 'soon',
    sub: 'a-person',
    email: 'a@b.example',
    groups: ['c'],
    none: null,
    level: 1,
  }
  const token = jwt(claims)

  test('in a response has its header and the registered claims, not verified', async () => {
    const { tokens } = await inspectJson({ ...bolt, access_token: token, id_token: token }, ...at)
    const view = {
      verified: false,
      header: { alg: 'RS256', kid: 'a-key' },
      claims: { iss: claims.iss, aud: ['a', 'b'], exp: 1_700_003_600, iat: 1_700_000_000, nbf: 'soon' },
      otherClaims: { sub: 'string', email: 'string', groups: 'array', none: 'null', level: 'number' },
      expiry: { seconds: 1_700_003_600, iso: '2023-11-14T23:13:20Z', secondsLeft: 3000 },
    }
    expect(tokens.accessToken).toMatchObject({ format: 'jwt', jwt: view })
    expect(tokens.idToken).toEqual({ format: 'jwt', jwt: view })
  })

  test('alone is shown in the same way', async () => {
    for (const input of [token, ` Bearer ${token}\n`]) {
      const { stdout } = await inspect(input, ...at)
      expect(linesOf(stdout).map(([label]) => label)).toEqual([
        'token',
        '  header alg',
        '  header kid',
        '  iss',
        '  aud',
        '  exp',
        '  iat',
        '  nbf',
        '  other claims',
      ])
      expect(stdout).toMatch(/^token +JWT, not verified$/m)
      expect(stdout).toMatch(/^ {2}exp +in 50 minutes, .*2023-11-14T23:13:20Z$/m)
      expect(stdout).toMatch(/sub \(string\), .*groups \(array\)/)
      expect(stdout).not.toMatch(/a-person|fake|b\.example/)
    }
    expect(await inspectJson(token, ...at)).toMatchObject({
      codec: null,
      codecs: [],
      tokens: { jwt: { format: 'jwt' } },
    })
  })

  test('shows the values of other claims with --claims', async () => {
    const { stdout } = await inspect(token, '--claims', ...at)
    expect(stdout).toMatch(/^ {2}sub +a-person$/m)
    expect(stdout).not.toContain('other claims')
    const { jwt: view } = (await inspectJson(token, '--claims')).tokens.jwt
    expect([view.claims, view.otherClaims]).toEqual([claims, {}])
  })

  test('is aligned after names in wide letters, and in letters with marks', async () => {
    const { stdout } = await inspect(jwt({ 名前: 'a', 'e\u0301': 'b' }, { alg: 'c' }), '--claims')
    expect(stdout.split('\n').slice(1, 4)).toEqual(['  header alg  c', '  名前        a', '  e\u0301           b'])
  })

  test('has the type of a claim that is named as a secret', async () => {
    const named = jwt({ client_secret: 'fake', id_token: {} })
    const { tokens } = await inspectJson(named)
    expect(tokens.jwt.jwt.otherClaims).toEqual({ client_secret: 'string', id_token: 'object' })
  })

  test('shows no token in a claim', async () => {
    const inside = jwt({ access: 'fake-access-token', id_token: 'a', nested: { jwt: jwt({}) } })
    const { stdout } = await inspect({ ...bolt, id_token: inside }, '--claims')
    expect(stdout).not.toContain('fake')
    expect(stdout.match(/<redacted>/g)).toHaveLength(3)
  })

  test('that is encrypted has a header only', async () => {
    const jwe = `${encoded({ alg: 'dir', enc: 'A256GCM' })}..fake.fake.fake`
    const { stdout } = await inspect(jwe)
    expect(linesOf(stdout).map(([label]) => label)).toEqual(['token', '  header alg', '  header enc', '  claims'])
    expect(stdout).toMatch(/JWE.*not verified/)
    expect(stdout).not.toContain('fake')
    expect((await inspectJson(jwe)).tokens.jwt).toMatchObject({ format: 'jwe', jwt: { claims: null, otherClaims: {} } })
  })

  test('that is malformed shows its header', async () => {
    const { stdout } = await inspect({ ...bolt, access_token: `${encoded({ alg: 'none' })}.fake+.fake` })
    expect(stdout).toMatch(/^ {2}header alg +none\n {2}claims +not readable$/m)
  })
})

describe('hostile text', () => {
  const hostile = '\u001b[2J\u009b2J\u202e\r\n'

  test('does not reach a terminal', async () => {
    const response = {
      ...bolt,
      id_token: jwt(
        { [`iss${hostile}`]: 1, iss: hostile, aud: { [hostile]: hostile } },
        { alg: hostile, [hostile]: 1 },
      ),
    }
    for (const args of [[], ['--claims'], ['--json'], ['--json', '--claims']]) {
      const { stdout } = await inspect(response, ...args)
      expect(stdout).toMatch(/^[\n -~]*$/)
    }
    const salesforce = { access_token: 'fake-a', token_type: 'Bearer', instance_url: hostile, id: 'a'.repeat(1000) }
    const { stdout } = await inspect(salesforce)
    expect(stdout.split('\n').filter((line) => line.startsWith('extra '))).toHaveLength(2)
    expect(stdout).not.toMatch(/[^\n -~…]|a{200}/)
  })

  test('may be nested deep', async () => {
    const deep = `${encoded({ alg: 'a' })}.${Buffer.from(`{"a":${'['.repeat(9999)}${']'.repeat(9999)}}`).toString('base64url')}.`
    expect(await inspectJson(deep, '--claims')).toMatchObject({ tokens: { jwt: { format: 'jwt' } } })
  })
})

describe('extras', () => {
  test('are shown unless they are secret', async () => {
    const slack = {
      ok: true,
      access_token: 'fake-a',
      token_type: 'bot',
      team: { id: 'a-team' },
      authed_user: { id: 'fake-user' },
      enterprise: null,
    }
    const { extras, secretExtras } = await inspectJson(slack)
    expect([extras, secretExtras]).toEqual([{ team: { id: 'a-team' }, enterprise: null }, ['authed_user']])
    const { stdout } = await inspect(slack)
    expect(stdout).toMatch(/^extra team +\{"id":"a-team"\}$/m)
    expect(stdout).toMatch(/^extra authed_user +secret$/m)
    expect(stdout).not.toContain('fake')
  })

  test('that are tokens or signatures are redacted', async () => {
    const imds = { access_token: 'fake-a', expires_on: '1700000000', expires_in: '3600', refresh_token: 'fake-r' }
    expect((await inspectJson({ ...imds }, '--from', 'microsoft-imds')).extras).toEqual({ refresh_token: '<redacted>' })
    const salesforce = { access_token: 'fake-a', token_type: 'Bearer', id: 'an-id', signature: 'fake-signature' }
    expect((await inspectJson(salesforce)).extras).toEqual({ signature: '<redacted>', id: 'an-id' })
  })

  test('are not the undocumented members, which are counted', async () => {
    const response = { ...bolt, 'fake-name': 'fake-value', 'fake-other': 1 }
    expect(await inspectJson(response)).toMatchObject({ extras: {}, undocumented: 2 })
    const { stdout } = await inspect(response)
    expect(stdout).toMatch(/^undocumented +2 members$/m)
    expect(stdout).not.toContain('fake')
  })
})

test('other members and notes are shown without values', async () => {
  const response = {
    access_token: 'fake-a',
    token_type: 'DPoP',
    expires_in: '60',
    scope: '',
    issued_token_type: 'urn:example:type',
    authorization_details: [{ type: 'fake' }, {}],
  }
  const { stdout } = await inspect(response, '--from', 'rfc6749')
  expect(linesOf(stdout)).toEqual([
    ['codec', 'rfc6749'],
    ['token type', 'DPoP'],
    ['access token', 'opaque'],
    ['  expires', expect.stringMatching(/^1 minute /)],
    ['  scope', 'empty'],
    ['issued token type', 'urn:example:type'],
    ['authorization details', '2'],
    ['note', 'expiresIn repaired (numeric-string)'],
  ])
  expect(await inspectJson(response, '--from', 'rfc6749')).toMatchObject({
    issuedTokenType: 'urn:example:type',
    authorizationDetails: 2,
    notes: [{ action: 'repaired', code: 'numeric-string', member: 'expiresIn' }],
  })
})
