import { describe, expect, test } from 'vitest'
import { jsonSchema } from '../../src/json-schema.js'
import { codecs } from '../support/schemas.js'

describe('jsonSchema', () => {
  test.each(codecs)('for $id contains exactly the referenced parts', (codec) => {
    const one = jsonSchema('urn:example:tokens', [codec])
    const names = [...JSON.stringify(one).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name)
    const held = Object.keys(one.$defs as object).filter((name) => !name.startsWith(codec.name))
    expect(new Set(held)).toEqual(new Set(names))
  })
})
