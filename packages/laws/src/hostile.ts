/** A value that each case makes for itself, because fast-check cannot hold some of these. */
export interface Made {
  readonly make: () => unknown
  readonly toString: () => string
}

/** The description is asked for only when a case is shown. */
export const made = (description: string | (() => string), make: () => unknown): Made => ({
  make,
  toString: typeof description === 'string' ? () => description : description,
})

const refuse = (): never => {
  throw new Error('this object throws whatever is done with it')
}

const cyclic = (): object => {
  const object: { self?: object } = {}
  object.self = object
  return object
}

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}

const revokedProxy = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const getter = (target: object, get: () => unknown): object =>
  Object.defineProperty(target, 'access_token', { get, enumerable: true })

const counting = (): object => {
  let count = 0
  return getter({}, () => (count++ % 2 === 0 ? 'fake-a' : count))
}

/** The traps of a proxy, each throwing by itself. */
const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'isExtensible'] as const

const throwingProxy = (names: readonly string[]) => (): object =>
  new Proxy({ access_token: 'fake-a' }, Object.fromEntries(names.map((name) => [name, refuse])))

/** Values that break code which trusts its input. */
export const hostileValues: readonly Made[] = [
  made('null', () => null),
  made('undefined', () => undefined),
  made('NaN', () => Number.NaN),
  made('-Infinity', () => Number.NEGATIVE_INFINITY),
  made('the largest number', () => Number.MAX_VALUE),
  made('2 ** 53', () => 2 ** 53),
  made('the smallest number', () => Number.MIN_VALUE),
  made('-0', () => -0),
  made('a symbol', () => Symbol('fake')),
  made('a BigInt', () => 10n),
  made('a function', () => () => 1),
  made('a function with members', () => Object.assign(() => 1, { access_token: 'fake-a', token_type: 'Bearer' })),
  made('a class', () => class {}),
  made('a lone surrogate', () => '\ud800'),
  made('a long string', () => 'a'.repeat(10_000)),
  made('a long string of spaces', () => ' '.repeat(10_000)),
  made('a boxed string', () => Object('fake-a')),
  made('a boxed number', () => Object(3600)),
  made('a date', () => new Date(0)),
  made('an invalid date', () => new Date(Number.NaN)),
  made('a regular expression', () => /fake/),
  made('a promise', () => Promise.resolve(1)),
  made('a Map', () => new Map([['access_token', 'fake-a']])),
  made('a Set', () => new Set(['fake-a'])),
  made('a WeakMap', () => new WeakMap()),
  made('bytes', () => new Uint8Array(4)),
  made('an ArrayBuffer', () => new ArrayBuffer(4)),
  made('an error', () => new Error('fake', { cause: cyclic() })),
  made('URLSearchParams', () => new URLSearchParams('access_token=fake-a&token_type=Bearer')),
  made('the global object', () => globalThis),
  made('an object that holds itself', cyclic),
  made('an array that holds itself', () => {
    const array: unknown[] = []
    array.push(array)
    return array
  }),
  made('an object without a prototype', () => Object.create(null)),
  made('an object whose prototype is a proxy that throws', () => Object.create(throwingProxy(traps)() as object)),
  made('own __proto__, constructor and toString', () =>
    JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"toString":2,"hasOwnProperty":3,"valueOf":4}'),
  ),
  made('an instance whose members are inherited', () =>
    Object.create({ access_token: 'fake-a', token_type: 'Bearer' }),
  ),
  made('symbols as names', () => ({ [Symbol('fake')]: 1, [Symbol.iterator]: refuse })),
  made('members that are not enumerable', () => Object.defineProperty({}, 'access_token', { value: 'fake-a' })),
  made('a throwing getter', () => getter({}, refuse)),
  made('a getter that returns something else each time', counting),
  made('throwing toJSON, toString and valueOf', () => ({ toJSON: refuse, toString: refuse, valueOf: refuse })),
  made('a throwing Symbol.toPrimitive', () => ({ [Symbol.toPrimitive]: refuse })),
  made('what poses as a secret, and throws', () => ({ [Symbol.for('@token-codecs/secret')]: refuse })),
  made('what poses as a secret, and holds a number', () => ({ [Symbol.for('@token-codecs/secret')]: () => 1 })),
  made('a sparse array', () => new Array(5)),
  made('an array with other members', () => Object.assign(['fake-a'], { access_token: 'fake-a' })),
  made('an array with a throwing element', () => Object.defineProperty([1], 0, { get: refuse, enumerable: true })),
  made('an array with a huge length', () => new Array(2 ** 32 - 1)),
  made('an array-like object with a huge length', () => ({ length: 2 ** 53, 0: 'fake-a' })),
  made('a thousand numbers', () => new Array(1_000).fill(0)),
  made('an array of depth 10 000', () => nested(10_000, (inner) => [inner])),
  made('an object of depth 10 000', () => nested(10_000, (inner) => ({ inner }))),
  made('a proxy of an array', () => new Proxy(['fake-a'], {})),
  made('a revoked proxy', () => revokedProxy({})),
  made('a revoked proxy of an array', () => revokedProxy([])),
  made('a revoked proxy of a function', () => revokedProxy(() => 1)),
  made('a proxy that always throws', throwingProxy(traps)),
  ...traps.map((trap) => made(`a proxy whose ${trap} throws`, throwingProxy([trap]))),
  made('a proxy that names what it has not', () => new Proxy({}, { ownKeys: () => ['access_token', 'ghost'] })),
]
