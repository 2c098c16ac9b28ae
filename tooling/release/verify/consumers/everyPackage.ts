import { BoltToken } from '@token-codecs/bolt'
import { codecPackages, codecs } from '@tooling/testing/codecs'
import { expect } from 'vitest'
import type { Outcome } from '../../src/run.js'

const imports = codecPackages.map(({ name, codecs: own }) => {
  const others = name === 'core' ? ['convert', 'eqToken', 'formatError', 'reveal'] : []
  return { from: `@token-codecs/${name}`, names: [...own.map((codec) => codec.name), ...others].join(', ') }
})

const response = {
  access_token: 'fake-planted-a',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'fake-planted-r',
  scope: 'openid email',
  other: { deep: ['fake-planted-o'] },
}

const body = `
const codecs = [${codecs.map(({ name }) => name).join(', ')}]
const unwrap = (result) => {
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right
}
const response = ${JSON.stringify(response)}
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
const { _tag, issues } = BoltToken.read({ ...response, expires_in: '1h' }).left
console.log(_tag, issues.map(({ path, code }) => path.join('.') + ': ' + code).join())
let cloned = 'cloned'
try {
  structuredClone(token)
} catch (error) {
  cloned = error.name
}
console.log(cloned)
console.log('shown:', token, token.accessToken, [token.accessToken], { ...token.extensions })
`

/** A program that uses every package with codecs: it decodes, converts, encodes, stores, fails and prints. */
export const esModule = imports.map(({ from, names }) => `import { ${names} } from '${from}'\n`).join('') + body

/** The same as a CommonJS module. */
export const commonJs = imports.map(({ from, names }) => `const { ${names} } = require('${from}')\n`).join('') + body

const read = BoltToken.read(response, { receivedAt: 1_700_000_000 })
if (read._tag === 'Left') throw new Error('the response is refused')
const { token } = read.right

/** The lines it prints before the last ones, which each runtime formats in its own way. */
const expected = [
  'true <redacted> {"accessToken":"<redacted>","tokenType":"Bearer","expiresIn":3600,"issuedAt":1700000000,"scope":["openid","email"],"refreshToken":"<redacted>","extensions":{"bolt":"<redacted>"}}',
  ...codecs.map((codec) => `${codec.id} ${Object.keys(codec.encode(token)).join(' ')} true`),
  `${codecs.length ** 2} conversions`,
  'stored true',
  'Malformed expires_in: not-digits',
  'DataCloneError',
]

/** Fails unless the program succeeded, printed those lines and nothing else, and showed no secret. */
export const expectEverything = ({ code, stdout, stderr }: Outcome): void => {
  const lines = stdout.split('\n').slice(0, expected.length)
  expect({ code, stderr, lines }).toEqual({ code: 0, stderr: '', lines: expected })
  expect(stdout.slice(expected.join('\n').length + 1)).toMatch(/^shown:/)
  expect(stdout).not.toContain('planted')
}
