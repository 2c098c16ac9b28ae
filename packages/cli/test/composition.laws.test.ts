import { detour, thereAndBack, tokens } from '@token-codecs/laws'
import fc from 'fast-check'
import { describe, inject, test } from 'vitest'
import { codecs } from '../src/codecs.js'

// Law 9 for every pair and triple of codecs. It is tested here because only the cli depends on every vendor package.
const all = [...codecs.values()]
const token = tokens(all)

describe('law 9, composition', () => {
  for (const a of all) {
    for (const b of all) {
      test(`${a.id} to ${b.id} and back keeps the members that both carry`, () => {
        fc.assert(
          fc.property(token, (t) => thereAndBack(a, b, t)),
          { numRuns: Math.ceil(inject('cases') / 4) },
        )
      })
      for (const c of all) {
        test(`${a.id} to ${c.id} through ${b.id} loses only members that ${b.id} does not carry`, () => {
          fc.assert(
            fc.property(token, (t) => detour(a, b, c, t)),
            { numRuns: Math.ceil(inject('cases') / 20) },
          )
        })
      }
    }
  }
})
