import { describe, expect, inject, test } from 'vitest'
import { bundle, faultsOf } from '../src/bundle.js'

const { everything, packages } = inject('shipped')

const codecAlone = "export { BoltToken } from '@token-codecs/bolt'"
const all = "export * from '@token-codecs/bolt'"
const life = `export { authorizationHeader, BoltToken, CanonicalToken, formatError, freshness } from '@token-codecs/bolt'
export { readResponse, retryAdvice, reveal, tokenSource } from '@token-codecs/bolt'`
const conversion = `import { BoltToken, convert } from '@token-codecs/bolt'
import { PipeshubToken } from '@token-codecs/pipeshub'
export const toPipeshub = convert(BoltToken, PipeshubToken)`

const bulk = "export { convertLines, translate } from '@token-codecs/bulk'"

const codecPackages = packages.filter(({ manifest }) => manifest.exports?.['./schema.json'] !== undefined)
const everyCodec = codecPackages.map(({ manifest }) => `export * from '${manifest.name}'`).join('\n')

/** A codec like Bolt's, in which every row is a plain name, except for the given row or option. */
const codecWith = (row = '', option = '') => `
import { at, defineCodec, errorAt, extrasOf, field, instant, lifetime, nullable, scopes } from '@token-codecs/core'
const names = { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', scope: 'scope' }
const more = { refreshToken: 'refresh_token', idToken: 'id_token' }
export const AcmeToken = defineCodec()({
  id: 'acme', fields: { ...names, ...more, ${row} }, tokenType: 'bearer', ${option}
})`

/**
 * Maximum gzipped bytes of a program: the measured size plus a margin for other versions of zlib and io-ts. The goals are
 * those of issue 22; performance.md shows which part of a codec takes how much.
 */
const ceilings = [
  { title: 'a codec without a special row', program: codecWith(), external: ['io-ts'], ceiling: 11_580, goal: 9_200 },
  { title: 'a codec without a special row, with io-ts', program: codecWith(), ceiling: 13_490, goal: 11_100 },
  { title: 'a conversion between two vendors', program: conversion, external: ['io-ts'], ceiling: 12_770, goal: 9_600 },
  { title: 'a conversion between two vendors, with io-ts', program: conversion, ceiling: 14_680, goal: 11_500 },
  // The second example of the README: a response, a store, a header and a source of fresh tokens.
  { title: 'the life of a token, with io-ts', program: life, ceiling: 19_900 },
  // The maximum for one vendor, with a bundler that drops nothing. `detect` takes 1,320 bytes of it.
  { title: 'everything that a vendor package exports, with io-ts', program: all, ceiling: 23_970 },
  { title: 'the conversion of lines and messages, with io-ts', program: bulk, ceiling: 14_720 },
]

/** Each table helper, a program that uses it, and a pattern that matches the helper's minified code. */
const helpers: readonly (readonly [helper: string, program: string, sign: RegExp])[] = [
  ['lifetime', codecWith("expiresIn: lifetime('expires_in', { text: true })"), /`whole \$/],
  ['instant', codecWith("expiresAt: instant('expires_at', { form: 'iso' })"), /epoch milliseconds/],
  ['scopes', codecWith("scope: scopes('scope', { separator: ',' })"), /\bseparator:/],
  ['at', codecWith("idToken: at('data', 'id_token')"), /instanceof Map/],
  ['nullable', codecWith("idToken: nullable('id_token')"), /\bisNullable:/],
  ['field', codecWith("scope: field('scope', { read: String, write: String })"), /\bisOpaque:/],
  ['errorAt', codecWith('', "errors: [errorAt({ code: 'errcode' })]"), /\bunless:\w+=\[\]/],
  ['extrasOf', `${codecWith()}\nexport { extrasOf }`, /\{id:\w+,extras:\w+,secretExtras:\w+\}/],
]

describe('a bundle for browsers', () => {
  test.each(ceilings)(
    'of $title has at most $ceiling bytes gzipped',
    async ({ title, program, external, ...limits }) => {
      const { gzip, modules } = await bundle(everything, program, external)
      const goal = limits.goal === undefined ? '' : `; the goal is ${limits.goal}`
      process.stdout.write(`Gzipped bytes of ${title}: ${gzip}${goal}\n`)
      expect(gzip, modules.map((module) => module.join(': ')).join('\n')).toBeLessThanOrEqual(limits.ceiling)
    },
  )

  test('of every codec and of bulk contains no eval, no Node API and one copy of each package', async () => {
    expect(faultsOf(await bundle(everything, `${everyCodec}\n${bulk}`))).toEqual([])
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
    [
      'checks no table and describes no member',
      "export * from '@token-codecs/core/authoring'",
      ['an id of lowercase words', 'The refresh token (RFC 6749'],
    ],
  ])('of only a codec %s', async (_, program, signs) => {
    const signsIn = async (asked: string) => {
      const { text } = await bundle(everything, asked)
      return signs.filter((sign) => text.includes(sign))
    }
    expect(await signsIn(codecAlone)).toEqual([])
    expect(await signsIn(program)).toEqual(signs)
  })
})
