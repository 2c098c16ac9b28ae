import { detour, thereAndBack, tokens } from '@token-codecs/laws'
import fc from 'fast-check'
import { describe, inject, test } from 'vitest'
import { codecs } from '../src/codecs.js'

// Law 9 over every pair and triple of the codecs of all packages: no vendor package knows another, the cli knows them all.
const all = [...codecs.values()]
const token = tokens(all)

describe('law 9, composition', () => {
  for (const a of all) {
    for (const b of all) {
      test(`${a.id} to ${b.id} and back keeps what both carry`, () => {
        fc.assert(
          fc.property(token, (t) => thereAndBack(a, b, t)),
          { numRuns: Math.ceil(inject('cases') / 4) },
        )
      })
      for (const c of all) {
        test(`${a.id} to ${c.id} by ${b.id} loses only what ${b.id} does not carry`, () => {
          fc.assert(
            fc.property(token, (t) => detour(a, b, c, t)),
            { numRuns: Math.ceil(inject('cases') / 20) },
          )
        })
      }
    }
  }
})
