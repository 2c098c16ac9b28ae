import type { MadeValue } from './MadeValue.js'
import { madeValue } from './MadeValue.js'

const throwError = (): never => {
  throw new Error('every operation on this object throws')
}

const cyclicObject = (): object => {
  const object: { self?: object } = {}
  object.self = object
  return object
}

const nestedValue = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}

/** Caches a value that is slow to create and never changed. */
const once = (make: () => unknown): (() => unknown) => {
  let made: unknown
  return () => {
    made ??= make()
    return made
  }
}

const revokedProxy = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const withGetter = (target: object, get: () => unknown): object =>
  Object.defineProperty(target, 'access_token', { get, enumerable: true })

const changingGetter = (): object => {
  let count = 0
  return withGetter({}, () => (count++ % 2 === 0 ? 'fake-a' : count))
}

/** Proxy traps that throw, all at once and one at a time. */
const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'isExtensible'] as const

const throwingProxy = (names: readonly string[]) => (): object =>
  new Proxy({ access_token: 'fake-a' }, Object.fromEntries(names.map((name) => [name, throwError])))

/** Values that break code that trusts its input. */
export const hostileValues: readonly MadeValue[] = [
  madeValue('null', () => null),
  madeValue('undefined', () => undefined),
  madeValue('NaN', () => Number.NaN),
  madeValue('-Infinity', () => Number.NEGATIVE_INFINITY),
  madeValue('the largest number', () => Number.MAX_VALUE),
  madeValue('2 ** 53', () => 2 ** 53),
  madeValue('the smallest positive number', () => Number.MIN_VALUE),
  madeValue('-0', () => -0),
  madeValue('a symbol', () => Symbol('fake')),
  madeValue('a BigInt', () => 10n),
  madeValue('a function', () => () => 1),
  madeValue('a function with members', () => Object.assign(() => 1, { access_token: 'fake-a', token_type: 'Bearer' })),
  madeValue('a class', () => class {}),
  madeValue('a lone surrogate', () => '\ud800'),
  madeValue('a long string', () => 'a'.repeat(10_000)),
  madeValue('a long string of spaces', () => ' '.repeat(10_000)),
  madeValue('a boxed string', () => Object('fake-a')),
  madeValue('a boxed number', () => Object(3600)),
  madeValue('a date', () => new Date(0)),
  madeValue('an invalid date', () => new Date(Number.NaN)),
  madeValue('a regular expression', () => /fake/),
  madeValue('a promise', () => Promise.resolve(1)),
  madeValue('a Map', () => new Map([['access_token', 'fake-a']])),
  madeValue('a Set', () => new Set(['fake-a'])),
  madeValue('a WeakMap', () => new WeakMap()),
  madeValue('bytes', () => new Uint8Array(4)),
  madeValue('an ArrayBuffer', () => new ArrayBuffer(4)),
  madeValue('an error', () => new Error('fake', { cause: cyclicObject() })),
  madeValue('URLSearchParams', () => new URLSearchParams('access_token=fake-a&token_type=Bearer')),
  madeValue('the global object', () => globalThis),
  madeValue('a cyclic object', cyclicObject),
  madeValue('a cyclic array', () => {
    const array: unknown[] = []
    array.push(array)
    return array
  }),
  madeValue('an object without a prototype', () => Object.create(null)),
  madeValue('an object whose prototype is a throwing proxy', () => Object.create(throwingProxy(traps)() as object)),
  madeValue('an object with own __proto__, constructor and toString', () =>
    JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":2,"hasOwnProperty":3,"valueOf":4}'),
  ),
  madeValue('an object with inherited members', () => Object.create({ access_token: 'fake-a', token_type: 'Bearer' })),
  madeValue('an object with symbol keys', () => ({ [Symbol('fake')]: 1, [Symbol.iterator]: throwError })),
  madeValue('an object with non-enumerable members', () =>
    Object.defineProperty({}, 'access_token', { value: 'fake-a' }),
  ),
  madeValue('a throwing getter', () => withGetter({}, throwError)),
  madeValue('a getter with a different result each time', changingGetter),
  madeValue('an object with throwing toJSON, toString and valueOf', () => ({
    toJSON: throwError,
    toString: throwError,
    valueOf: throwError,
  })),
  madeValue('an object with a throwing Symbol.toPrimitive', () => ({ [Symbol.toPrimitive]: throwError })),
  madeValue('a fake secret that throws', () => ({ [Symbol.for('@token-codecs/secret')]: throwError })),
  madeValue('a fake secret that contains a number', () => ({ [Symbol.for('@token-codecs/secret')]: () => 1 })),
  madeValue('a sparse array', () => new Array(5)),
  madeValue('an array with extra members', () => Object.assign(['fake-a'], { access_token: 'fake-a' })),
  madeValue('an array with a throwing element', () =>
    Object.defineProperty([1], 0, { get: throwError, enumerable: true }),
  ),
  madeValue('an array with a huge length', () => new Array(2 ** 32 - 1)),
  madeValue('an array-like object with a huge length', () => ({ length: 2 ** 53, 0: 'fake-a' })),
  madeValue('a thousand numbers', () => new Array(1_000).fill(0)),
  madeValue(
    'an array nested 10,000 levels deep',
    once(() => nestedValue(10_000, (inner) => [inner])),
  ),
  madeValue(
    'an object nested 10,000 levels deep',
    once(() => nestedValue(10_000, (inner) => ({ inner }))),
  ),
  madeValue('a proxy of an array', () => new Proxy(['fake-a'], {})),
  madeValue('a revoked proxy', () => revokedProxy({})),
  madeValue('a revoked proxy of an array', () => revokedProxy([])),
  madeValue('a revoked proxy of a function', () => revokedProxy(() => 1)),
  madeValue('a proxy that always throws', throwingProxy(traps)),
  ...traps.map((trap) => madeValue(`a proxy whose ${trap} throws`, throwingProxy([trap]))),
  madeValue('a proxy that lists missing keys', () => new Proxy({}, { ownKeys: () => ['access_token', 'ghost'] })),
]
