import { readFileSync } from 'node:fs'
import { CanonicalToken, defineCodec } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
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

test('a table in which a member has another name makes another schema, and so does one without it', () => {
  interface Response {
    access_token: string
    token_type: string
    lifetime: number
  }
  const table = { accessToken: 'access_token', tokenType: 'token_type' } as const
  const textWith = (expiresIn: object): string => {
    const codec = defineCodec<Partial<Response>>()({ vendor: 'rfc6749', fields: { ...table, ...expiresIn } as never })
    const [{ text = '', current = '' } = {}] = schemas([{ name: 'core', codecs: [CanonicalToken, codec] }])
    expect(current).not.toBe(text)
    return current
  }
  expect(textWith({ expiresIn: 'lifetime' })).not.toBe(textWith({}))
})

test('every package with codecs is a dependency of this check, so that it is built before', () => {
  const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(Object.keys(devDependencies)).toEqual(
    expect.arrayContaining(packages.map(({ name }) => `@token-codecs/${name}`)),
  )
})
