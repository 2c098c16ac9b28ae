import { expect } from 'vitest'
import { minimalResponse, responseWith } from '../minimal.js'
import { outcome } from '../outcome.js'
import type { Row } from '../Rule.js'

export const hostileRow: Row = {
  title: 'not an object; an array; deep or huge; __proto__, constructor keys; throwing getters',
  rules: [
    (codec, test) => {
      const minimal = minimalResponse(codec)

      for (const value of [undefined, null, true, 1, 'fake', [], [minimal], Symbol('fake'), () => minimal, 1n]) {
        test(`refuses ${typeof value === 'object' ? JSON.stringify(value) : typeof value} as a response`, () =>
          expect(outcome(codec, value)).toEqual({ malformed: [' not-object'] }))
      }

      test('refuses a response that nests ten thousand levels deep', () => {
        const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)
        expect(outcome(codec, responseWith(codec, { deep }))).toEqual({ malformed: ['extensions too-deep'] })
      })

      test('keeps ten thousand unknown members', () => {
        const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`fake${index}`, index]))
        expect(outcome(codec, responseWith(codec, many))).toHaveProperty(['token', 'extensions', codec.vendor], many)
      })

      test('never changes a prototype', () => {
        const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":1}}')
        const input = Object.fromEntries([...Object.entries(minimal), ...Object.entries(hostile)])
        const result = codec.decode(input)
        expect(result._tag === 'Right' && Object.getPrototypeOf(result.right)).toBe(Object.prototype)
        expect('polluted' in {}).toBe(false)
      })

      test('looks at own members only', () => {
        expect(outcome(codec, Object.create(minimal))).toEqual({ malformed: [`${codec.fields.accessToken} missing`] })
        const inherited = Object.create({ error: 'fake' })
        expect(outcome(codec, Object.assign(inherited, minimal))).toHaveProperty('token')
      })

      test('refuses a response whose getter throws', () => {
        const getter = {
          ...minimal,
          get scope(): string {
            throw new Error('fake-access-token')
          },
        }
        expect(outcome(codec, getter)).toEqual({ malformed: [' unreadable'] })
      })
    },
  ],
}
