import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CanonicalToken } from '@token-codecs/core'
import { compatibility, goldenDocuments } from '@token-codecs/laws'
import { expect, test } from 'vitest'
import { codecPackages, codecs } from '../src/codecs.js'
import { root } from '../src/workspace.js'

const folder = join(root, 'tooling/docs/golden')
const documents = goldenDocuments(folder)
const released = codecPackages.filter(({ name }) => readdirSync(folder).includes(name))

test.each(codecs)('$id reads and writes the golden documents of every release', (codec) => {
  for (const document of documents) expect(compatibility.breach(codec, document)).toBeUndefined()
})

test.each(released)('$name has golden documents of each codec', (of) => {
  const own = of.codecs.filter((codec) => codec !== CanonicalToken).map(({ id }) => id)
  expect(documents.flatMap(({ wire }) => Object.keys(wire))).toEqual(expect.arrayContaining(own))
})
