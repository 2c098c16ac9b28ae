import { expect, test } from 'vitest'
import type { Notes } from '../../src/source/notes.js'
import { notesOf } from '../../src/source/notes.js'

const none: Notes = { optional: false, nullable: false }
const optional: Notes = { ...none, optional: true }

test.each<readonly [string, Notes | undefined]>([
  ['', none],
  ['  [optional] ', optional],
  ['[optional][readonly]', optional],
  ["[optional] [default to 'bearer']", { ...optional, fallback: "'bearer'" }],
  ['[default to 3600]', { ...none, fallback: '3600' }],
  ['[optional] [default to undefined]', optional],
  ['[optional] [default to TokenType.BEARER]', optional],
  ['[optional] [default to []]', optional],
  ['[optional] if omitted the server will use the default value of "bearer"', { ...optional, fallback: '"bearer"' }],
  ['defaults to "bearer"', { ...none, fallback: '"bearer"' }],
  ['Only for [guests]', undefined],
  ['[optional] but kept', undefined],
])('reads %j', (text, expected) => {
  expect(notesOf(text)).toEqual(expected)
})
