import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { memberIn, withoutMember } from '../../src/lines/memberIn.js'
import { hostileNames, objectText } from '../samples.js'

const numRuns = 5 * inject('cases')

const name = fc.constantFrom('access_token', 'scope', 'response', ...hostileNames)

test('finds the value that JSON.parse finds', () => {
  fc.assert(
    fc.property(objectText, name, (text, wanted) => {
      const members = new Map(Object.entries(JSON.parse(text)))
      const range = memberIn(text, wanted)
      expect(range !== undefined).toBe(members.has(wanted))
      if (range === undefined) return
      expect(JSON.parse(text.slice(range.valueStart, range.end))).toStrictEqual(members.get(wanted))
      expect(JSON.parse(`{${text.slice(range.start, range.end)}}`)).toHaveProperty([wanted])
      expect(text.slice(range.valueStart, range.end)).toBe(text.slice(range.valueStart, range.end).trim())
    }),
    { numRuns },
  )
})

test('removes a member and nothing else', () => {
  fc.assert(
    fc.property(objectText, name, (text, wanted) => {
      const rest = withoutMember(text, wanted)
      const members = new Map(Object.entries(JSON.parse(text)))
      members.delete(wanted)
      expect(new Map(Object.entries(JSON.parse(rest)))).toStrictEqual(members)
    }),
    { numRuns },
  )
})

test.each([
  ['{"a":1}', '{}'],
  ['{ "a" : 1 }', '{  }'],
  ['{"a":1,"b":2}', '{"b":2}'],
  ['{"b":2,"a":1}', '{"b":2}'],
  ['{"b":2 , "a":1 , "c":3}', '{"b":2 ,  "c":3}'],
  ['{"a":1,"b":2,"a":3 , "a":4}', '{"b":2}'],
  ['{"a":1,"a":2}', '{}'],
  ['{"b":"\\\\","a":"}","c":"\\""}', '{"b":"\\\\","c":"\\""}'],
  ['{"b":"\\"a\\":1","\\u0061":[{"a":1}]}', '{"b":"\\"a\\":1"}'],
])('leaves the text around a member: %s', (text, expected) => {
  expect(withoutMember(text, 'a')).toBe(expected)
})

test.each(['[]', '7', '"a"', '[{"a":1}]', '{"b":{"a":1}}', '"\\"a\\":1"'])('finds nothing in %s', (text) => {
  expect(memberIn(text, 'a')).toBeUndefined()
})

test('takes no longer than the text is long', () => {
  // Quadratic work on a mebibyte of backslashes or spaces would take minutes.
  const slashes = '\\'.repeat(2 ** 20)
  const text = `{"b":"${slashes}",${' '.repeat(2 ** 20)}"a":1${' '.repeat(2 ** 20)}}`
  const range = memberIn(text, 'a')
  expect(range && text.slice(range.start, range.end)).toBe('"a":1')
  expect(withoutMember(`{${'"a":1,'.repeat(2 ** 17)}"b":2}`, 'a')).toBe('{"b":2}')
})
