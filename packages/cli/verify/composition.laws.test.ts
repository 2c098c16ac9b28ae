// Law 9 for every pair and triple of codecs.
import { detour, thereAndBack, tokens } from '@token-codecs/laws'
import fc from 'fast-check'
import { describe, inject, test } from 'vitest'
import { codecs } from '../test/codecs.js'

const all = [...codecs.values()]
const token = tokens(all)

describe.each(all)('law 9, composition, from $id', (a) => {
  test.each(all)('to $id and back keeps the members that both carry', (b) => {
    fc.assert(
      fc.property(token, (t) => thereAndBack(a, b, t)),
      { numRuns: Math.ceil(inject('cases') / 20) },
    )
  })

  test.each(all)('through $id loses only members that it does not carry', (b) => {
    for (const c of all) {
      fc.assert(
        fc.property(token, (t) => detour(a, b, c, t)),
        { numRuns: Math.ceil(inject('cases') / 100) },
      )
    }
  })
})
