import type { Note } from '@token-codecs/core'
import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { Tally } from '../../src/lines/Counts.js'

const part = fc.constantFrom('a', 'b', '__proto__', '7')
// The message does not say the direction, as those of core.
const note: fc.Arbitrary<Note> = fc
  .record({
    action: part,
    code: part,
    source: part,
    direction: fc.constantFrom('read' as const, 'write' as const),
    member: part,
  })
  .map((fields) => ({ ...fields, message: `${fields.source}: ${fields.member}: ${fields.action} (${fields.code})` }))
const event = fc.oneof(note, part, fc.constantFrom(1, 2))
type Event = Note | string | number

const addTo = (tally: Tally, happened: Event): void => {
  if (typeof happened === 'string') tally.reject(happened)
  else if (typeof happened === 'object') tally.note(happened)
  else if (happened === 1) tally.written += 1
  else tally.blank += 1
}

test('counts of parts add up to those of the whole, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.array(event)), (parts) => {
      const [whole, joined, reversed] = [new Tally(), new Tally(), new Tally()]
      for (const happened of parts.flat()) addTo(whole, happened)
      const counts = parts.map((events) => {
        const tally = new Tally()
        for (const happened of events) addTo(tally, happened)
        return tally.counts()
      })
      for (const each of counts) joined.add(each)
      for (const each of [...counts].reverse()) reversed.add(each)
      const expected = JSON.stringify(whole.counts())
      expect(JSON.stringify(joined.counts())).toBe(expected)
      expect(JSON.stringify(reversed.counts())).toBe(expected)
      expect(JSON.stringify(whole.counts())).toBe(expected)
    }),
    { numRuns: inject('cases') },
  )
})
