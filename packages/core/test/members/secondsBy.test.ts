// Seconds in every form: written as documented, and read back unchanged.
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import type { AnyTokenCodec, LifetimeOptions } from '../../src/index.js'
import { defineCodec, instant, lifetime } from '../../src/index.js'
import { response, rightOf, tokenWith } from '../support/index.js'

const codecBy = (row: object): AnyTokenCodec =>
  defineCodec<object>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type', ...row },
  } as never)

const lifetimes: readonly LifetimeOptions[] = [false, true].flatMap((text) =>
  [{}, { unit: 'milliseconds' as const }].flatMap((unit) =>
    [{}, { never: 0 }, { never: 60 }, { instantFrom: 1e9 }, { never: -1, instantFrom: 100 }].map((limits) => ({
      text,
      ...unit,
      ...limits,
    })),
  ),
)
const instants = [false, true].flatMap((text) =>
  (['seconds', 'milliseconds'] as const).flatMap((form) =>
    [{}, { never: 0 }].map((never) => ({ text, form, ...never })),
  ),
)
const rows: readonly (readonly [string, 'expiresIn' | 'expiresAt', AnyTokenCodec])[] = [
  ...lifetimes.map(
    (options) => [JSON.stringify(options), 'expiresIn', codecBy({ expiresIn: lifetime('a', options) })] as const,
  ),
  ...instants.map(
    (options) => [JSON.stringify(options), 'expiresAt', codecBy({ expiresAt: instant('a', options) })] as const,
  ),
]

const seconds = fc.oneof(fc.nat(200), fc.constantFrom(59, 60, 99, 100, 1e8 - 1, 1e8, 1e9 - 1, 1e9, 1e11), fc.nat(1e11))

test.each(rows)(
  'with %s, strict reading accepts every written value, and dropped values have a note',
  (_, member, codec) =>
    fc.assert(
      fc.property(seconds, (amount) => {
        const { value, notes } = rightOf(codec.write(tokenWith({ [member]: amount })))
        expect(notes).toHaveLength(Object.hasOwn(Object(value), 'a') ? 0 : 1)
        const { token, notes: readNotes } = rightOf(codec.read(JSON.parse(JSON.stringify(value)), { strict: true }))
        expect(token[member]).toBe(notes.length === 0 ? amount : undefined)
        expect(readNotes).toEqual([])
      }),
      { numRuns: inject('cases') / 4 },
    ),
)

const odd = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.double(),
  fc.integer(),
  fc.constantFrom('', '-0', '+1', '1e3', '0x1', ' 1', '\u0661', '1n', '0'.repeat(400), '9'.repeat(400), -0, 1e300),
)

test.each(rows)('with %s, any value is either read as seconds or kept and written back', (_, member, codec) =>
  fc.assert(
    fc.property(odd, (a) => {
      const { token, notes } = rightOf(codec.read({ ...response, a }))
      expect(codec.is(token)).toBe(true)
      const amount = token[member]
      expect(Object.is(amount, -0)).toBe(false)
      if (notes.some(({ action }) => action === 'moved')) {
        expect(amount).toBeUndefined()
        expect(JSON.stringify(codec.encode(token))).toBe(JSON.stringify({ ...response, a }))
      }
    }),
    { numRuns: inject('cases') / 4 },
  ),
)
