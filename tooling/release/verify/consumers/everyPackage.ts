import { expect } from 'vitest'
import type { Outcome } from '../../src/run.js'

const names = {
  bolt: ['BoltSdkToken', 'BoltToken'],
  core: ['CanonicalToken', 'convert', 'eqToken', 'formatError', 'reveal', 'Rfc6749Token'],
  enterprise: ['EnterpriseDelegatedToken', 'EnterpriseToken'],
  'ory-like': ['OryLikeToken'],
  pipeshub: ['PipeshubSdkToken', 'PipeshubToken'],
}

const body = `
const codecs = [
  BoltToken, BoltSdkToken, CanonicalToken, EnterpriseDelegatedToken, EnterpriseToken, OryLikeToken, PipeshubSdkToken,
  PipeshubToken, Rfc6749Token,
]
const unwrap = (result) => {
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right
}
const response = {
  access_token: 'fake-planted-a', token_type: 'bearer', expires_in: 3600, refresh_token: 'fake-planted-r',
  scope: 'openid email', other: { deep: ['fake-planted-o'] },
}
const { token } = unwrap(BoltToken.read(response, { receivedAt: 1700000000 }))
console.log(reveal(token.accessToken) === response.access_token, String(token.accessToken), JSON.stringify(token))
for (const codec of codecs) {
  const wire = JSON.parse(JSON.stringify(codec.encode(token)))
  const again = unwrap(codec.decode(wire))
  console.log(codec.vendor, Object.keys(wire).join(' '), JSON.stringify(codec.encode(again)) === JSON.stringify(wire))
}
const conversions = codecs.flatMap((from) => codecs.map((to) => convert(from, to)(from.encode(token))))
console.log(conversions.filter(({ _tag }) => _tag === 'Right').length, 'conversions')
const stored = JSON.stringify(CanonicalToken.encode(token))
console.log('stored', eqToken(unwrap(CanonicalToken.read(JSON.parse(stored))).token, token))
console.log(formatError(BoltToken.read({ ...response, expires_in: '1h' }).left))
let cloned = 'cloned'
try {
  structuredClone(token)
} catch (error) {
  cloned = error.name
}
console.log(cloned)
console.log('shown:', token, token.accessToken, [token.accessToken], { ...token.extensions })
`

const entries = Object.entries(names)

/** A program that uses every package with codecs: it decodes, converts, encodes, stores, fails and prints. */
export const esModule =
  entries.map(([name, imported]) => `import { ${imported.join(', ')} } from '@token-codecs/${name}'\n`).join('') + body

/** The same as a CommonJS module. */
export const commonJs =
  entries.map(([name, bound]) => `const { ${bound.join(', ')} } = require('@token-codecs/${name}')\n`).join('') + body

/** What it prints, but for its last lines, which are in each runtime's own way. */
const expected = [
  'true <redacted> {"accessToken":"<redacted>","tokenType":"Bearer","expiresIn":3600,"issuedAt":1700000000,"scope":["openid","email"],"refreshToken":"<redacted>","extensions":{"bolt":"<redacted>"}}',
  'bolt access_token token_type expires_in refresh_token scope other true',
  'bolt-sdk accessToken tokenType expiresIn refreshToken scope true',
  'canonical v accessToken tokenType expiresIn issuedAt scope refreshToken extensions true',
  'enterprise-delegated access_token token_type expires_in refresh_token scope created_at true',
  'enterprise access_token token_type expires_in scope created_at true',
  'ory-like access_token expires_in refresh_token scope token_type true',
  'pipeshub-sdk accessToken tokenType expiresIn refreshToken scope true',
  'pipeshub access_token token_type expires_in refresh_token scope true',
  'rfc6749 access_token token_type expires_in refresh_token scope true',
  '81 conversions',
  'stored true',
  'bolt: expires_in: expected whole seconds, got a string (not-digits)',
  'DataCloneError',
]

/** Whether it did all that it should, had nothing else to say, and showed no secret. */
export const expectEverything = ({ code, stdout, stderr }: Outcome): void => {
  expect({ code, stderr, lines: stdout.split('\n').slice(0, expected.length) }).toEqual({
    code: 0,
    stderr: '',
    lines: expected,
  })
  const shown = stdout.slice(expected.join('\n').length + 1)
  expect(shown).toMatch(/^shown:/)
  expect(stdout).not.toContain('planted')
}
