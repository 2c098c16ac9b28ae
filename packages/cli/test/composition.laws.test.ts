// Law 9 between codecs drawn at random. It is tested here because only the cli depends on every vendor package.
// `npm run verify` tests every pair and triple.
import { detour, thereAndBack, tokens } from '@token-codecs/laws'
import fc from 'fast-check'
import { inject, test } from 'vitest'
import { codecs } from './codecs.js'

const all = [...codecs.values()]
const token = tokens(all)
const codec = fc.constantFrom(...all)
// On average each pair is drawn four times.
const numRuns = Math.ceil((inject('cases') * all.length * all.length) / 50)

test('law 9, composition: a trip to another codec and back keeps the members that both carry', () => {
  fc.assert(
    fc.property(codec, codec, token, (a, b, t) => thereAndBack(a, b, t)),
    { numRuns },
  )
})

test('law 9, composition: a detour loses only members that the codec in between does not carry', () => {
  fc.assert(
    fc.property(codec, codec, codec, token, (a, b, c, t) => detour(a, b, c, t)),
    { numRuns },
  )
})
