// Golden documents and the vendors' samples: every response that a codec reads is valid, every other is not.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { goldenDocuments } from '@token-codecs/laws'
import { codecPackages } from '@tooling/testing/codecs'
import { root } from '@tooling/testing/workspace'
import { describe, expect, test } from 'vitest'
import { schemaOf } from '../src/schemas.js'
import { validOf } from '../src/validators.js'

const valid = new Map(
  codecPackages.flatMap(({ name, codecs }) => {
    const schema: object = JSON.parse(schemaOf(name, codecs))
    return codecs.map((codec) => [codec.vendor, validOf(schema, codec)] as const)
  }),
)
const validFor = (vendor: string) => {
  const found = valid.get(vendor)
  if (found === undefined) throw new Error(`no schema says what ${vendor} is`)
  return found
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

describe.each(codecPackages)('the golden documents of $name', ({ name }) => {
  test.each(goldenDocuments(join(root, 'tooling/docs/golden', name)))(
    'are as they are written',
    ({ canonical, wire }) => {
      expect(validFor('canonical').written(canonical)).toBe(true)
      expect(validFor('canonical').accepted(canonical)).toBe(true)
      for (const [vendor, value] of Object.entries(wire)) {
        expect(validFor(vendor).written(value), vendor).toBe(true)
        expect(validFor(vendor).accepted(value), vendor).toBe(true)
      }
    },
  )
})

interface Case {
  readonly path: string
  readonly codec: AnyTokenCodec
}

/** The codec of a fixture: its folder in `fixtures` has the codec's id. */
const codecOf = (name: string, codecs: readonly AnyTokenCodec[], path: string): AnyTokenCodec => {
  const [folder] = path.split(sep)
  const codec = codecs.find(({ vendor }) => vendor === folder)
  if (codec === undefined) throw new Error(`packages/${name}/fixtures/${path}: no codec is called ${folder}`)
  return codec
}

const vendors = codecPackages.filter(({ name }) => name !== 'core')

describe.each(vendors)('the fixtures of $name', ({ name, codecs }) => {
  const folder = join(root, 'packages', name, 'fixtures')
  const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.expected.json'))
    // Canonical JSON to write is not a response, and some responses are refused for what no schema sees.
    .filter((path) => ['token', 'error'].some((member) => member in json(join(folder, path))))
    .map((path): Case => ({ path: path.replace('.expected.json', '.json'), codec: codecOf(name, codecs, path) }))

  test('are there for every codec', () => {
    expect(new Set(cases.map(({ codec }) => codec))).toEqual(new Set(codecs))
  })

  test.each(cases)('$path is valid if and only if it is a token', ({ path, codec }) => {
    const expected = json(join(folder, path.replace(/\.json$/, '.expected.json')))
    expect(validFor(codec.vendor).accepted(json(join(folder, path)))).toBe('token' in expected)
    if (!('token' in expected)) {
      expect(validFor(codec.vendor).written(json(join(folder, path)))).toBe(false)
      return
    }
    expect(validFor(codec.vendor).written(expected.encoded)).toBe(true)
    expect(validFor(CanonicalToken.vendor).written(expected.token)).toBe(true)
  })
})
