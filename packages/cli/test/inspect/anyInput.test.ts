import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenCodecs } from '../tokenCodecs.js'
import { encoded } from './fakeJwt.js'

const number = fc.oneof(fc.double(), fc.constantFrom(8.64e12, -8.64e12, 8.64e15, 1e300, 1_700_000_000, 2 ** 53))
const claim = fc.oneof(fc.jsonValue({ maxDepth: 2 }), number)
const claims = fc.record(
  { iss: claim, aud: claim, exp: claim, iat: claim, nbf: claim, sub: claim },
  { requiredKeys: [] },
)
const part = fc.oneof(
  claims.map((value) => encoded(value)),
  fc.constant(encoded({ alg: 'fake' })),
  fc.string({ maxLength: 5 }),
)
const jwt = fc
  .array(part, { minLength: 2, maxLength: 5 })
  .map((parts) => [encoded({ alg: 'fake' }), ...parts].join('.'))
const member = fc.oneof(jwt, claim, fc.string({ unit: 'binary' }))
const response = fc
  .record(
    {
      access_token: fc.oneof(jwt, fc.constant('fake-a'), member),
      token_type: fc.oneof(fc.constant('Bearer'), member),
      expires_in: fc.oneof(number, member),
      refresh_expires_in: member,
      refresh_token: member,
      id_token: member,
      scope: member,
      instance_url: member,
      error: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, member),
    },
    { requiredKeys: ['access_token'] },
  )
  .map((value) => JSON.stringify(value))
const input = fc.oneof(jwt, response, fc.string({ unit: 'binary' }), fc.uint8Array())

test('any input ends with a code and printable text', () =>
  fc.assert(
    fc.asyncProperty(input, fc.boolean(), async (text, claims) => {
      for (const args of [['--received-at', '1700000000'], ['--json'], ['--from', 'rfc6749']]) {
        const { code, stdout, stderr } = await tokenCodecs(['inspect', ...args, ...(claims ? ['--claims'] : [])], text)
        expect([0, 1, 2, 4]).toContain(code)
        expect(stdout === '').toBe(code !== 0)
        // Letters of any language are printable; controls, and marks of direction, are not.
        expect(stdout + stderr).not.toMatch(/[^\P{C}\n]/u)
        if (args.includes('--json') && code === 0) expect(JSON.parse(stdout)).toHaveProperty('tokens')
      }
      const { code, stdout } = await tokenCodecs(['detect'], text)
      expect([0, 1, 2, 4]).toContain(code)
      expect(stdout).not.toMatch(/[^\P{C}\n]/u)
    }),
  ))
