import { describe, expect, inject, test } from 'vitest'
import type { Bundle } from '../src/bundle.js'
import { bundle, faultsOf, tableOf } from '../src/bundle.js'
import { ceilings } from '../src/ceilings.js'

const { everything, packages } = inject('shipped')

const codecAlone = "export { BoltToken } from '@token-codecs/bolt'"
const codecPackages = packages.filter(({ manifest, folder }) => manifest.exports?.['.'] && folder !== 'packages/laws')
const everyCodec = codecPackages.map(({ manifest }) => `export * from '${manifest.name}'`).join('\n')

const httpReading = [
  'byteLimit',
  'fromResponse',
  'parseBody',
  'parseForm',
  'parseResponse',
  'readBody',
  'refusedBody',
  'retryAfter',
].map((name) => `@token-codecs/core/dist/${name}.js`)

const httpReadingIn = ({ modules }: Bundle): readonly string[] =>
  httpReading.filter((path) => modules.some(([module]) => module.endsWith(path)))

describe('a bundle for browsers', () => {
  test.each(ceilings)('of $title has at most $ceiling bytes gzipped', async ({ title, ceiling, ...asked }) => {
    const bundled = await bundle(everything, asked.program, asked.external)
    const { reason, target = ceiling } = asked
    const report = `${title}, at most ${ceiling} bytes, wanted ${target}: ${reason}\n${tableOf(bundled)}`
    expect(bundled.gzip, report).toBeLessThanOrEqual(ceiling)
  })

  test('of every codec holds no eval, nothing of Node and one copy of each package', async () => {
    expect(faultsOf(await bundle(everything, everyCodec))).toEqual([])
  })

  test.each([
    ['eval', "globalThis.fake = (0, eval)('1')"],
    ['new Function', "globalThis.fake = new Function('return 1')"],
    ['process', 'globalThis.fake = process.env'],
    ['Buffer', "globalThis.fake = Buffer.from('fake')"],
    [
      'a second copy of fp-ts',
      `import * as either from 'fp-ts/lib/Either.js'\nglobalThis.fake = either\n${codecAlone}`,
    ],
  ])('that holds %s would be found out', async (fault, program) => {
    expect(faultsOf(await bundle(everything, program))).toContain(fault)
  })

  test('that needs a module of Node would not be built, or be found out', async () => {
    const program = "import { inspect } from 'node:util'\nglobalThis.fake = inspect"
    await expect(bundle(everything, program)).rejects.toThrow('node:util')
    expect(faultsOf(await bundle(everything, program, ['node:util']))).toEqual(['a module of Node'])
  })

  test('of a codec alone reads no HTTP', async () => {
    expect(httpReadingIn(await bundle(everything, codecAlone))).toEqual([])
    const reading = await bundle(everything, "export { fromResponse } from '@token-codecs/bolt'")
    expect(httpReadingIn(reading)).toEqual(httpReading)
  })
})
