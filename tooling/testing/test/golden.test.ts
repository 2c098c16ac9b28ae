import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { compatibility, goldenDocuments } from '@token-codecs/laws'
import { describe, expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import { root } from '../src/workspace.js'

const golden = join(root, 'tooling/docs/golden')
const documents = goldenDocuments(golden)
const released = codecPackages.filter(({ name }) => existsSync(join(golden, name)))

test('core and vendors have been released', () => expect(released.length).toBeGreaterThan(1))

describe.each(codecPackages.flatMap(({ codecs }) => codecs))('$vendor', (codec) => {
  test('reads and writes what every release wrote as that release did', () => {
    for (const document of documents) expect(compatibility.breach(codec, document)).toBeUndefined()
  })
})

describe.each(released)('the releases of $name', ({ codecs }) => {
  test.each(codecs.filter((codec) => codec !== CanonicalToken))('wrote as $vendor', ({ vendor }) =>
    expect(documents.some(({ wire }) => Object.hasOwn(wire, vendor))).toBe(true),
  )
})
