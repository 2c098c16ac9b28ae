import { describe, expect, inject, test } from 'vitest'
import { bundle, faultsOf } from '../src/bundle.js'

const { everything, packages } = inject('shipped')

const codecAlone = "export { BoltToken } from '@token-codecs/bolt'"
const all = "export * from '@token-codecs/bolt'"
const life = `export { authorizationHeader, BoltToken, CanonicalToken, formatError, freshness } from '@token-codecs/bolt'
export { readResponse, retryAdvice, reveal, tokenSource } from '@token-codecs/bolt'`

const codecPackages = packages.filter(({ manifest }) => manifest.exports?.['./schema.json'] !== undefined)
const everyCodec = codecPackages.map(({ manifest }) => `export * from '${manifest.name}'`).join('\n')

/** Maximum gzipped bytes of a program: the measured size plus a margin for other versions of zlib and io-ts. */
const ceilings = [
  {
    title: 'a codec with io-ts',
    program: codecAlone,
    ceiling: 13_600,
    reason:
      'negligible for a page that reads one response; 1.9 kB are io-ts, 1.4 kB instants, success flags and other words for Bearer, 0.1 kB advice in messages, and 0.1 kB standard codes of errors',
  },
  {
    title: 'a codec without io-ts',
    program: codecAlone,
    external: ['io-ts'],
    ceiling: 11_700,
    reason: 'the cost of a codec in an application that already uses io-ts, advice in messages included',
  },
  {
    title: 'the life of a token with io-ts',
    program: life,
    ceiling: 19_850,
    reason: 'the second example of the README: a response, a store, a header and a source of fresh tokens',
  },
  {
    title: 'everything that a vendor package exports, with io-ts',
    program: all,
    ceiling: 22_400,
    reason: 'the maximum for one vendor, with a bundler that drops nothing; the helpers of tables are 2.6 kB of it',
  },
]

/** A codec like Bolt's, in which every row is a plain name, except for the given row or option. */
const codecWith = (row = '', option = '') => `
import { at, defineCodec, errorAt, extrasOf, field, instant, lifetime, scopes } from '@token-codecs/core'
const names = { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', scope: 'scope' }
const more = { refreshToken: 'refresh_token', idToken: 'id_token' }
export const AcmeToken = defineCodec()({
  id: 'acme', fields: { ...names, ...more, ${row} }, tokenType: 'bearer', ${option}
})`

/** Each table helper, a program that uses it, and a pattern that matches the helper's minified code. */
const helpers: readonly (readonly [helper: string, program: string, sign: RegExp])[] = [
  ['lifetime', codecWith("expiresIn: lifetime('expires_in', { text: true })"), /`whole \$/],
  ['instant', codecWith("expiresAt: instant('expires_at', { form: 'iso' })"), /epoch milliseconds/],
  ['scopes', codecWith("scope: scopes('scope', { separator: ',' })"), /\bseparator:/],
  ['at', codecWith("idToken: at('data', 'id_token')"), /instanceof Map/],
  ['field', codecWith("scope: field('scope', { read: String, write: String })"), /\bisOpaque:/],
  ['errorAt', codecWith('', "errors: [errorAt({ code: 'errcode' })]"), /\bunless:\w+=\[\]/],
  ['extrasOf', `${codecWith()}\nexport { extrasOf }`, /\{id:\w+,extras:\w+,secretExtras:\w+\}/],
]

describe('a bundle for browsers', () => {
  test.each(ceilings)('of $title has at most $ceiling bytes gzipped', async (asked) => {
    const { gzip, modules } = await bundle(everything, asked.program, asked.external)
    expect(gzip, `${asked.reason}\n${modules.map((module) => module.join(': ')).join('\n')}`).toBeLessThanOrEqual(
      asked.ceiling,
    )
  })

  test('of every codec contains no eval, no Node API and one copy of each package', async () => {
    expect(faultsOf(await bundle(everything, everyCodec))).toEqual([])
  })

  test.each([
    ['eval', "globalThis.fake = (0, eval)('1')"],
    [
      'a second copy of fp-ts',
      `import * as either from 'fp-ts/lib/Either.js'\nglobalThis.fake = either\n${codecAlone}`,
    ],
  ])('with %s is rejected', async (fault, program) => {
    expect(faultsOf(await bundle(everything, program))).toContain(fault)
  })

  test('contains only the table helpers that it uses', async () => {
    const alone = await bundle(everything, codecWith())
    const costs = await Promise.all(
      helpers.map(async ([helper, program, sign]) => {
        const { gzip, text } = await bundle(everything, program)
        expect([sign.test(alone.text), sign.test(text)], helper).toEqual([false, true])
        return `${helper}: ${gzip - alone.gzip}`
      }),
    )
    process.stdout.write(`Gzipped bytes of a plain codec: ${alone.gzip}, and of each helper:\n${costs.join('\n')}\n`)
  })

  test.each([
    // Strings in the modules that read headers, streams and bytes.
    ['reads no HTTP', "export { readResponse } from '@token-codecs/bolt'", ['retry-after', 'getReader', 'TextDecoder']],
    ['makes no schema', "export * from '@token-codecs/core/json-schema'", ['draft/2020-12']],
    ['checks no table', "export * from '@token-codecs/core/authoring'", ['an id of lowercase words']],
  ])('of only a codec %s', async (_, program, signs) => {
    const signsIn = async (asked: string) => {
      const { text } = await bundle(everything, asked)
      return signs.filter((sign) => text.includes(sign))
    }
    expect(await signsIn(codecAlone)).toEqual([])
    expect(await signsIn(program)).toEqual(signs)
  })
})
