import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import { schemas } from '../src/schemas.js'

const packages = await codecPackages()

describe.each(schemas(packages))('$path', ({ path, text, current }) => {
  test('says what the codecs say', () => {
    expect(text, `${path} is not current: run "npm run docs" in the root of the repository`).toBe(current)
  })

  const schema = JSON.parse(current)

  test('is JSON Schema of draft 2020-12, as strict as ajv has it', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    const ajv = new Ajv2020({ strict: true })
    expect(ajv.validateSchema(schema)).toBe(true)
    ajv.addSchema(schema)
    for (const name of Object.keys(schema.$defs)) expect(ajv.getSchema(`${schema.$id}#/$defs/${name}`)).toBeDefined()
  })

  test('is valid for nothing where nobody chose', () => {
    const validate = new Ajv2020({ strict: true }).compile(schema)
    expect(validate({ access_token: 'fake-a', token_type: 'Bearer' })).toBe(false)
  })

  test('has no pattern that other languages read otherwise', () => {
    // Look-around, back references, lazy quantifiers, Unicode properties and named groups; \d, \w and \b of any alphabet.
    const patterns = [...current.matchAll(/"pattern": (".*")/g)].map(([, pattern = '']) => String(JSON.parse(pattern)))
    expect(patterns).not.toEqual([])
    for (const pattern of patterns) expect(pattern).not.toMatch(/\(\?(?!:)|\\[1-9dDbBpPkuWS]|[*+?}]\?/)
  })
})

test('every package with codecs is a dependency of this check, so that it is built before', () => {
  const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(Object.keys(devDependencies)).toEqual(
    expect.arrayContaining(packages.map(({ name }) => `@token-codecs/${name}`)),
  )
})
