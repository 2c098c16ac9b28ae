import { expect, test } from 'vitest'
import { inlineValues } from '../../src/source/inlineValues.js'

test.each<readonly [string, readonly (string | number | boolean)[]]>([
  ['One of: `a`, `b`.', ['a', 'b']],
  ['The kind. Must be one of `a`, `b`, or `c`', ['a', 'b', 'c']],
  ['One of the following values: `a` `b`', ['a', 'b']],
  ['enum: a, b', ['a', 'b']],
  ['Enum: `Bearer`', ['Bearer']],
  ['enum: ["a", "b"]', ['a', 'b']],
  ['enum (`a`, `b`)', ['a', 'b']],
  ['Allowed values: "a" | "b"; more later.', ['a', 'b']],
  ['Possible values: 1, 2', [1, 2]],
  ['enum: "1"', ['1']],
  ['Always `Bearer`', []],
  ['Supported values: `Bearer`', []],
  ['One of many kinds', []],
  ['One of: `a`, `b`, and others', []],
  ['One of `a` or something else', []],
  ['One of: ', []],
  ['', []],
])('reads %s', (text, values) => {
  expect(inlineValues(text)).toEqual(values)
})
