import { describe, expect, test } from 'vitest'
import { readOpenapi } from '../../src/source/readOpenapi.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import { jsonResponse, specification } from './specification.js'

const schemas = {
  text: { type: 'string', description: 'Referenced.' },
  pair: { properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'] },
  tree: { type: 'object', properties: { tree: { $ref: '#/components/schemas/tree' } } },
  self: { allOf: [{ $ref: '#/components/schemas/self' }, { properties: { a: { type: 'string' } } }] },
}

const membersOf = (schema: unknown, version = '3.1.0'): readonly DocumentedMember[] =>
  readOpenapi(specification({ version, responses: jsonResponse(schema), components: { schemas } }))[0]?.members ?? []

/** Returns the facts of a member `m`. */
const factsOf = (schema: unknown, version = '3.1.0'): unknown => {
  const [member] = membersOf({ properties: { m: schema } }, version)
  if (member === undefined) return 'absent'
  const { name: _, required: __, ...facts } = member
  return facts
}

const plain = { types: [], nullable: false }
const string = { ...plain, types: ['string'] }
const integer = { ...plain, types: ['integer'] }
const object = { ...plain, types: ['object'] }
const text = { $ref: '#/components/schemas/text' }

describe('a member', () => {
  test.each([
    ['without keywords', {}, plain],
    ['with a boolean schema', true, plain],
    ['with an invalid schema', 'string', plain],
    ['that permits no value', false, 'absent'],
    ['that is write-only', { type: 'string', writeOnly: true }, 'absent'],
    ['that is read-only or deprecated', { type: 'string', readOnly: true, deprecated: true }, string],
    ['of an unknown type', { type: 'file' }, plain],
    ['of several types', { type: ['string', 'integer', 'string'] }, { ...plain, types: ['string', 'integer'] }],
    ['that may be null in 3.1', { type: ['string', 'null'] }, { ...string, nullable: true }],
    ['that may be null in 3.0', { type: 'string', nullable: true }, { ...string, nullable: true }],
    ['that is always null', { type: 'null' }, { ...plain, nullable: true }],
    ['with a format', { type: 'string', format: 'uri' }, { ...string, format: 'uri' }],
    ['with values', { type: 'string', enum: ['a', 'b', 'a'] }, { ...string, values: ['a', 'b'] }],
    ['with values and null', { type: 'string', enum: ['a', null] }, { ...string, nullable: true, values: ['a'] }],
    [
      'with values without a type',
      { enum: ['a', 1, 1.5, true] },
      { ...plain, types: ['string', 'integer', 'number', 'boolean'], values: ['a', 1, 1.5, true] },
    ],
    ['with a constant', { const: 0 }, { ...integer, values: [0] }],
    ['with the constant null', { const: null }, { ...plain, nullable: true }],
    ['with values that are not scalar', { enum: ['a', {}] }, plain],
    ['with no values', { type: 'string', enum: [] }, string],
    ['with names of values', { type: 'string', enum: ['a'], 'x-enum-varnames': ['B'] }, { ...string, values: ['a'] }],
    ['with an example', { type: 'string', example: 'a', examples: ['b'], default: 'c' }, { ...string, example: 'a' }],
    ['with examples', { type: 'string', examples: ['b'], default: 'c' }, { ...string, example: 'b' }],
    ['with a default', { type: 'string', default: 'c' }, { ...string, example: 'c' }],
    ['with the default null', { type: 'string', default: null }, string],
    [
      'with items',
      { type: 'array', items: { type: 'string' } },
      { ...plain, types: ['array'], items: { name: 'items', required: false, ...string } },
    ],
    [
      'with items without a type',
      { items: {} },
      { ...plain, types: ['array'], items: { name: 'items', required: false, ...plain } },
    ],
    [
      'with properties without a type',
      { properties: { a: text } },
      { ...object, members: [{ name: 'a', required: false, ...string, description: 'Referenced.' }] },
    ],
    ['with free members', { additionalProperties: { type: 'string' } }, object],
    ['with a discriminator', { type: 'object', discriminator: { propertyName: 'a' } }, object],
  ])('%s is read', (_, schema, facts) => {
    expect(factsOf(schema)).toEqual(facts)
    expect(factsOf(schema, '3.0.3')).toEqual(facts)
  })

  test('keeps the keywords beside a reference since 3.1', () => {
    const schema = { ...text, description: 'Beside.', type: ['string', 'null'], format: 'jwt' }
    expect(factsOf(schema)).toEqual({ ...string, nullable: true, description: 'Beside.', format: 'jwt' })
    expect(factsOf(schema, '3.0.3')).toEqual({ ...string, description: 'Referenced.' })
    expect(factsOf({ ...text, default: 'a' })).toEqual({ ...string, description: 'Referenced.', example: 'a' })
    expect(factsOf({ ...text, default: 'a' }, '3.0.3')).toEqual({ ...string, description: 'Referenced.' })
  })

  test('may have any name, in the order of the document', () => {
    const properties = JSON.parse('{"toString":{},"__proto__":{"type":"string"},"$ref":{},"constructor":{}}')
    const schema = { properties, required: ['__proto__', 'hasOwnProperty', 7] }
    const members = membersOf({ allOf: [schema, schema] })
    expect(members.map(({ name, required }) => [name, required])).toEqual([
      ['toString', false],
      ['__proto__', true],
      ['$ref', false],
      ['constructor', false],
    ])
    expect(members[1]?.types).toEqual(['string'])
  })
})

describe('allOf', () => {
  test.each([
    ['takes what a part says', [text], { ...string, description: 'Referenced.' }],
    ['takes the narrower type', [{ type: ['number', 'string'] }, { type: 'integer' }], integer],
    ['shows a contradiction', [{ type: 'string' }, { type: 'integer' }], { ...plain, types: ['string', 'integer'] }],
    ['takes the common values', [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }], { ...string, values: ['b'] }],
    ['shows contradicting values', [{ enum: ['a'] }, { enum: ['b'] }], { ...string, values: ['a', 'b'] }],
    ['permits null if each part does', [{ type: ['string', 'null'] }, { type: 'string' }], string],
    ['permits null if a part adds it', [{ type: 'string' }, { nullable: true }], { ...string, nullable: true }],
    [
      'takes the first format',
      [{ type: 'string' }, { format: 'uri' }, { format: 'uuid' }],
      { ...string, format: 'uri' },
    ],
    ['is absent if a part is', [{ type: 'string' }, { writeOnly: true }], 'absent'],
  ])('%s', (_, allOf, facts) => {
    expect(factsOf({ allOf })).toEqual(facts)
  })

  test('permits null if the schema around it does', () => {
    expect(factsOf({ nullable: true, allOf: [text] }, '3.0.3')).toMatchObject({ nullable: true })
    expect(factsOf({ nullable: true, type: 'string', allOf: [text] }, '3.0.3')).toMatchObject({ nullable: true })
  })

  test('merges members in the order of keywords', () => {
    const allOf = [{ $ref: '#/components/schemas/pair' }, { properties: { c: {} }, required: ['c', 'd'] }]
    const namesOf = (schema: unknown): unknown => membersOf(schema).map(({ name, required }) => [name, required])
    expect(namesOf({ allOf, properties: { d: {}, b: {} } })).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', true],
    ])
    expect(namesOf({ properties: { d: {}, b: {} }, allOf })).toEqual([
      ['d', true],
      ['b', false],
      ['a', true],
      ['c', true],
    ])
  })

  test('merges a member of several parts', () => {
    const part = (schema: object): object => ({ properties: { a: schema } })
    const allOf = [{ $ref: '#/components/schemas/pair' }, part({ enum: ['x'] }), part({ description: 'Described.' })]
    expect(membersOf({ allOf })[0]).toEqual({
      name: 'a',
      required: true,
      ...string,
      values: ['x'],
      description: 'Described.',
    })
  })
})

describe.each(['oneOf', 'anyOf'])('%s', (keyword) => {
  test.each([
    ['unites types', [{ type: 'string' }, { type: 'integer' }], { ...plain, types: ['string', 'integer'] }],
    ['has no type if a branch has none', [{ type: 'string' }, {}], plain],
    ['permits null by a branch', [text, { type: 'null' }], { ...string, nullable: true, description: 'Referenced.' }],
    [
      'permits null by a nullable branch',
      [text, { type: 'integer', nullable: true }],
      { types: ['string', 'integer'], nullable: true, description: 'Referenced.' },
    ],
    [
      'unites values',
      [{ const: 'a' }, { enum: ['b', 'a'] }, { type: 'null' }],
      { ...string, nullable: true, values: ['a', 'b'] },
    ],
    ['drops values if a branch has none', [{ enum: ['a'] }, { type: 'string' }], string],
    [
      'keeps a common format',
      [
        { type: 'string', format: 'uri' },
        { type: 'string', format: 'uri' },
      ],
      { ...string, format: 'uri' },
    ],
    ['drops another format', [{ type: 'string', format: 'uri' }, { type: 'string' }], string],
    ['ignores branches without a value', [false, { type: 'string' }, { type: 'integer', writeOnly: true }], string],
    ['is absent without a branch with a value', [false], 'absent'],
    ['is null with that branch only', [{ type: 'null' }], { ...plain, nullable: true }],
    ['is ignored without branches', [], plain],
    [
      'unites items',
      [{ items: { type: 'string' } }, { items: { type: 'integer' } }],
      { ...plain, types: ['array'], items: { name: 'items', required: false, ...plain, types: ['string', 'integer'] } },
    ],
  ])('%s', (_, branches, facts) => {
    expect(factsOf({ [keyword]: branches })).toEqual(facts)
  })

  test('requires a member that every branch requires', () => {
    const branches = [
      { $ref: '#/components/schemas/pair' },
      { properties: { a: { type: 'integer' }, c: {} }, required: ['a', 'c'] },
      { type: 'null' },
    ]
    expect(membersOf({ [keyword]: branches })).toEqual([
      { name: 'a', required: true, ...plain, types: ['string', 'integer'] },
      { name: 'b', required: false, ...string },
      { name: 'c', required: false, ...plain },
    ])
  })

  test('may only require members of the schema around it', () => {
    const required = [{ required: ['a', 'b'] }, { required: ['b'] }]
    const members = membersOf({ type: 'object', properties: { a: {}, b: {} }, [keyword]: required })
    expect(members.map((member) => member.required)).toEqual([false, true])
  })
})

describe('a schema that contains itself', () => {
  test('ends after three levels of members', () => {
    const third = { name: 'tree', required: false, ...object }
    const second = { ...third, members: [third] }
    expect(membersOf({ $ref: '#/components/schemas/tree' })).toEqual([{ ...second, members: [second] }])
  })

  test('adds nothing to its own composition', () => {
    expect(membersOf({ $ref: '#/components/schemas/self' })).toEqual([{ name: 'a', required: false, ...string }])
  })
})
