import { BoltToken } from '@token-codecs/bolt'
import { codecPackages, codecs } from '@tooling/testing/codecs'
import { expect } from 'vitest'
import type { Outcome } from '../../src/run.js'

const imports = [
  ...codecPackages.map(({ name, codecs: own }) => {
    const others = name === 'core' ? ['convert', 'eqToken', 'orThrow', 'reveal'] : []
    return { from: `@token-codecs/${name}`, names: [...own.map((codec) => codec.name), ...others].join(', ') }
  }),
  { from: '@token-codecs/core/authoring', names: 'memberTable, tableProblems' },
  { from: '@token-codecs/core/json-schema', names: 'jsonSchema' },
  { from: '@token-codecs/bulk', names: 'convertLines, translate' },
]

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
const orThrown = (attempt) => {
  try {
    return attempt()
  } catch (error) {
    return error
  }
}
const response = ${JSON.stringify(response)}
const token = BoltToken.parse(response, { receivedAt: 1700000000 })
console.log(reveal(token.accessToken) === response.access_token, String(token.accessToken), JSON.stringify(token))
for (const codec of codecs) {
  const wire = JSON.parse(JSON.stringify(codec.encode(token)))
  const again = codec.parse(wire)
  console.log(codec.id, Object.keys(wire).join(' '), JSON.stringify(codec.encode(again)) === JSON.stringify(wire))
}
const conversions = codecs.flatMap((from) => codecs.map((to) => convert(from, to)(from.encode(token))))
console.log(conversions.filter(({ _tag }) => _tag === 'Right').length, 'conversions')
const stored = JSON.stringify(CanonicalToken.encode(token))
console.log('stored', eqToken(CanonicalToken.parse(JSON.parse(stored)), token))
const { error } = orThrown(() => orThrow(BoltToken.read({ ...response, token_type: 1 })))
console.log(error._tag, error.issues.map(({ path, code }) => path.join('.') + ': ' + code).join())
console.log(orThrown(() => structuredClone(token)).name)
console.log(Object.keys(jsonSchema('urn:fake', codecs).$defs).filter((name) => name.endsWith('Written')).length, 'schemas')
console.log(codecs.flatMap(tableProblems).length, memberTable.accessToken.type)
const options = { from: BoltToken, to: CanonicalToken }
const { token: translated, notes } = orThrow(translate(options)(JSON.stringify(response)))
console.log('translated', eqToken(translated, BoltToken.parse(response)), notes.length)
const rejects = []
const conversion = convertLines({ ...options, onReject: (reject) => rejects.push(reject) })
const lines = [response, { ...response, token_type: 1 }].map((line) => JSON.stringify(line)).join('\\n')
new Response(new Blob([lines]).stream().pipeThrough(conversion)).text().then(async (converted) => {
  const [stored, ...others] = converted.trim().split('\\n')
  const { accessToken } = CanonicalToken.parse(JSON.parse(stored))
  const isKept = others.length === 0 && reveal(accessToken) === response.access_token
  console.log('lines', isKept, rejects.map(({ code }) => code).join(), rejects, await conversion.counts)
})
console.log('shown:', token, token.accessToken, [token.accessToken], { ...token.extensions })
`

/** A program that uses every package with codecs: it decodes, converts, encodes, stores, fails and prints. */
export const esModule = imports.map(({ from, names }) => `import { ${names} } from '${from}'\n`).join('') + body

/** The same program as a CommonJS module. */
export const commonJs = imports.map(({ from, names }) => `const { ${names} } = require('${from}')\n`).join('') + body

const token = BoltToken.parse(response, { receivedAt: 1_700_000_000 })

/** The printed lines before `shown:`. Each runtime formats the rest differently. */
const expected = [
  'true <redacted> {"accessToken":"<redacted>","tokenType":"Bearer","expiresIn":3600,"issuedAt":1700000000,"scope":["openid","email"],"refreshToken":"<redacted>","extensions":{"bolt":"<redacted>"}}',
  ...codecs.map((codec) => `${codec.id} ${Object.keys(codec.encode(token)).join(' ')} true`),
  `${codecs.length ** 2} conversions`,
  'stored true',
  'Malformed token_type: not-string',
  'DataCloneError',
  `${codecs.length} schemas`,
  '0 token',
  'translated true 0',
]

/** Asserts that the program succeeded, printed exactly the expected lines and showed no secret. */
export const expectEverything = ({ code, stdout, stderr }: Outcome): void => {
  const lines = stdout.split('\n').slice(0, expected.length)
  expect({ code, stderr, lines }).toEqual({ code: 0, stderr: '', lines: expected })
  expect(stdout.slice(expected.join('\n').length + 1)).toMatch(/^shown:/)
  // The stream ends after the last statement.
  expect(stdout).toMatch(/^lines true not-string /m)
  expect(stdout).not.toContain('planted')
}
