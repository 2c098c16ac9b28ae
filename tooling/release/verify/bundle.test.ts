import { describe, expect, inject, test } from 'vitest'
import { bundle, faultsOf } from '../src/bundle.js'

const { everything, packages } = inject('shipped')

const codecAlone = "export { BoltToken } from '@token-codecs/bolt'"
const all = "export * from '@token-codecs/bolt'"
const life = `export { authorizationHeader, BoltToken, CanonicalToken, formatError, freshness } from '@token-codecs/bolt'
export { readResponse, retryAdvice, reveal, tokenSource } from '@token-codecs/bolt'`

const codecPackages = packages.filter(({ manifest }) => manifest.exports?.['./schema.json'] !== undefined)
const everyCodec = codecPackages.map(({ manifest }) => `export * from '${manifest.name}'`).join('\n')

/** Gzipped bytes that a program may cost a browser: as measured, and a little for another zlib or io-ts. */
const ceilings = [
  {
    title: 'a codec with io-ts',
    program: codecAlone,
    ceiling: 13_250,
    reason:
      'a page that reads one response should not notice; 1.9 kB of it are io-ts, and 1.4 kB ends of tokens as instants, flags of success and words for Bearer',
  },
  {
    title: 'a codec without io-ts',
    program: codecAlone,
    external: ['io-ts'],
    ceiling: 11_350,
    reason: 'the cost of a codec for an application that has io-ts already, instants, flags and words included',
  },
  {
    title: 'the life of a token with io-ts',
    program: life,
    ceiling: 19_350,
    reason:
      'the second example of the README: an answer, a store, a header, a source of fresh tokens that end at an instant',
  },
  {
    title: 'all that a vendor package exports, with io-ts',
    program: all,
    ceiling: 21_850,
    reason:
      'the most that anybody pays for one vendor, with a bundler that drops nothing: every helper of a table is in it, 2.6 kB',
  },
]

/** A codec like Bolt's: every name is plain, except for what a row or an option adds. */
const codecWith = (row = '', option = '') => `
import { at, defineCodec, errorAt, extrasOf, field, instant, lifetime, scopes } from '@token-codecs/core'
const names = { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', scope: 'scope' }
const more = { refreshToken: 'refresh_token', idToken: 'id_token' }
export const AcmeToken = defineCodec()({
  id: 'acme', fields: { ...names, ...more, ${row} }, tokenType: 'bearer', ${option}
})`

/** For each helper of a table, a program that uses it, and a sign of its code, minified. */
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

  test('of every codec holds no eval, nothing of Node and one copy of each package', async () => {
    expect(faultsOf(await bundle(everything, everyCodec))).toEqual([])
  })

  test.each([
    ['eval', "globalThis.fake = (0, eval)('1')"],
    [
      'a second copy of fp-ts',
      `import * as either from 'fp-ts/lib/Either.js'\nglobalThis.fake = either\n${codecAlone}`,
    ],
  ])('that holds %s would be found out', async (fault, program) => {
    expect(faultsOf(await bundle(everything, program))).toContain(fault)
  })

  test('pays for the helpers of a table that it uses, and for these alone', async () => {
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
    // Texts of the modules that read headers, a stream and its bytes.
    ['reads no HTTP', "export { readResponse } from '@token-codecs/bolt'", ['retry-after', 'getReader', 'TextDecoder']],
    ['makes no schema', "export * from '@token-codecs/core/json-schema'", ['draft/2020-12']],
    ['checks no table', "export * from '@token-codecs/core/authoring'", ['an id of lower case words']],
  ])('of a codec alone %s', async (_, program, signs) => {
    const signsIn = async (asked: string) => {
      const { text } = await bundle(everything, asked)
      return signs.filter((sign) => text.includes(sign))
    }
    expect(await signsIn(codecAlone)).toEqual([])
    expect(await signsIn(program)).toEqual(signs)
  })
})
