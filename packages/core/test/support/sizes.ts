import { inject } from 'vitest'
import type { Json, TokenMember } from '../../src/index.js'
import { CanonicalToken } from '../../src/index.js'

// Default runs use a fraction of the sizes; `npm run verify` uses them in full.
const isFull = inject('fullSizes')
export const SIZE = isFull ? '1 MiB' : '64 KiB'
export const LENGTH = isFull ? 2 ** 20 : 2 ** 16
export const MANY = isFull ? 100_000 : 5_000
export const long = (length = LENGTH): string => 'fake'.repeat(length / 4)
export const manyOf = <A>(count: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, index) => make(index))
export const membersOf = (count: number): { readonly [name: string]: Json } =>
  Object.fromEntries(manyOf(count, (index) => [`member${index}`, index]))
/** `depth` nested objects. */
export const nestedObjects = (depth: number): object => {
  let inner: object = {}
  for (let level = 0; level < depth; level++) inner = { inner }
  return inner
}
export const scopes = manyOf(10_000, (index) => `fake:scope:${index}`)
export const repeated = manyOf(10_000, (index) => `fake:scope:${index % 10}`)
export const tokenMembers = Object.keys(CanonicalToken.fields) as TokenMember[]
export const canonical = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
