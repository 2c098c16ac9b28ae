import { describe, expect, test } from 'vitest'
import { documentedType } from '../../src/source/documentedType.js'
import type { DocumentedType } from '../../src/source/parsedType.js'
import { member } from '../member.js'

const typeOf = (text: string) => documentedType(text, () => undefined)
const plain = (...types: DocumentedType['types']): DocumentedType => ({ types, nullable: false })
const nullable = (...types: DocumentedType['types']): DocumentedType => ({ types, nullable: true })
const listOf = (...types: DocumentedType['types']): DocumentedType => ({
  ...plain('array'),
  items: member('items', types),
})

describe('reads', () => {
  test.each<readonly [string, DocumentedType]>([
    // Speakeasy
    ['Optional[str]', plain('string')],
    ['OptionalNullable[str]', nullable('string')],
    ['Nullable[int]', nullable('integer')],
    ['List[str]', listOf('string')],
    ['Dict[str, Any]', plain('object')],
    ['T.nilable(::Integer)', nullable('integer')],
    ['T.nilable(T::Array[::String])', { ...listOf('string'), nullable: true }],
    ['T::Array<::String>', listOf('string')],
    ['T::Boolean', plain('boolean')],
    ['T::Hash[Symbol, ::String]', plain('object')],
    ['?string', nullable('string')],
    ['array<string>', listOf('string')],
    ['array<string, mixed>', plain('object')],
    ['*string', plain('string')],
    ['*time.Time', { ...plain('string'), format: 'date-time' }],
    ['optionalnullable.OptionalNullable[string]', nullable('string')],
    ['Optional<String>', plain('string')],
    ['JsonNullable<Long>', nullable('integer')],
    ['Record<string, any>', plain('object')],
    ['string[]', listOf('string')],
    ['?string[]', { ...listOf('string'), nullable: true }],
    ['(string | null)[]', { ...plain('array'), items: member('items', 'string', { nullable: true }) }],
    ['models.Unknown', plain()],
    ['models.Unknown[]', plain('array')],
    ['Array<string | number>', listOf('string', 'number')],
    // OpenAPI generator
    ['\\DateTime', { ...plain('string'), format: 'date-time' }],
    ['\\Vendor\\Model\\Thing', plain()],
    ['map[string,string]', plain('object')],
    ['object[]', listOf('object')],
    ['Pointer to string', plain('string')],
    ['Pointer to []string', listOf('string')],
    ['[][]string', { ...plain('array'), items: member('items', 'array', { items: member('items', 'string') }) }],
    ['map[string]string', plain('object')],
    ['map[string]map[string]interface{}', plain('object')],
    ['[String]', listOf('string')],
    ['NullableString', nullable('string')],
    ['Option<Vec<String>>', listOf('string')],
    ['kotlin.String', plain('string')],
    ['str, none_type', nullable('string')],
    ['datetime', { ...plain('string'), format: 'date-time' }],
    ['date', { ...plain('string'), format: 'date' }],
    ['UUID', { ...plain('string'), format: 'uuid' }],
    ['BigDecimal', plain('number')],
    ['interface{}', plain('object')],
    // APIMatic
    ['long?', plain('integer')],
    ['string | undefined', plain('string')],
    ['Thing | null | undefined', nullable()],
    ['Hash[String, Object]', plain('object')],
    ['object this[string key]', plain('object')],
    ['List<String>', listOf('string')],
    // English
    ['String', plain('string')],
    ['string or null', nullable('string')],
    ['string/integer', plain('string', 'integer')],
    ['string, nullable', nullable('string')],
    ['nullable string', nullable('string')],
    ['string (nullable)', nullable('string')],
    ['string (uuid)', { ...plain('string'), format: 'uuid' }],
    ['string<date-time>', { ...plain('string'), format: 'date-time' }],
    ['string($uri)', { ...plain('string'), format: 'uri' }],
    ['integer($int64)', { ...plain('integer'), format: 'int64' }],
    ['integer (seconds)', plain('integer')],
    ['string(255)', plain('string')],
    ['String[255]', plain('string')],
    ['string, required', { ...plain('string'), required: true }],
    ['string (optional)', plain('string')],
    ['opaque string', plain('string')],
    ['URL', { ...plain('string'), format: 'uri' }],
    ['array of strings', listOf('string')],
    ['string array', listOf('string')],
    ['[string]', listOf('string')],
    ['Array', plain('array')],
    ['space-separated list of strings', plain('string')],
    ['number of seconds', plain('number')],
    ['timestamp', { ...plain('string'), format: 'date-time' }],
    ['timestamp (integer)', plain('integer')],
    ['JSON object', plain('object')],
    // Values
    ['"a" | "b"', { ...plain('string'), values: ['a', 'b'] }],
    ["'a' | null", { ...nullable('string'), values: ['a'] }],
    ['Literal["Bearer"]', { ...plain('string'), values: ['Bearer'] }],
    ['"a" | string', plain('string')],
    ['"a" | Unrecognized<string>', plain('string')],
    // Not JSON types
    ['Unix timestamp', plain()],
    ['epoch', plain()],
    ['JWT', plain()],
    ['any', plain()],
    ['', plain()],
    ['-', plain()],
  ])('%s', (text, expected) => {
    expect(typeOf(text)).toEqual(expected)
  })
})

test('looks up the names that it does not know', () => {
  const asked: string[] = []
  const found = documentedType('Optional[models.Kind] | string', (name) => {
    asked.push(name)
    return name === 'Kind' ? { types: ['integer'], nullable: true, values: [1] } : undefined
  })
  expect(found).toEqual({ types: ['integer', 'string'], nullable: true })
  expect(asked).toEqual(['Kind'])
})
