import assert from 'node:assert'
import { Console } from 'node:console'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { InspectOptions } from 'node:util'
import { format, formatWithOptions, inspect } from 'node:util'
import { serialize } from 'node:v8'
import type { Logger, LoggerOptions } from 'pino'
import { pino, stdSerializers } from 'pino'
import { expect } from 'vitest'

/** Everything that Node's inspection shows of a value, without its custom inspector. */
export const everything = (value: unknown): string =>
  inspect(value, {
    customInspect: false,
    depth: Number.POSITIVE_INFINITY,
    getters: true,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden: true,
    showProxy: true,
  })

const asText = (value: unknown): string => (typeof value === 'string' ? value : everything(value))

/** Formats everything in an attempt's result or error. */
export const outcome = (attempt: () => unknown): string => {
  try {
    return asText(attempt())
  } catch (thrown) {
    return thrown instanceof Error ? `${thrown}\n${everything(thrown)}` : asText(thrown)
  }
}

/** A way for a value to leave this process. Other processes are tested separately. */
export interface Sink {
  readonly name: string
  /** Shows a value in its result or error. */
  readonly show: (value: unknown) => unknown
  /** True if the sink visits nested values itself. Any other sink is called on each part of a value. */
  readonly isDeep: boolean
}

type Table = Readonly<Record<string, Sink['show']>>

const object = (value: unknown): object => Object(value) as object

const replaced = (value: unknown): readonly unknown[] => {
  const met: unknown[] = []
  JSON.stringify(value, (name, member) => met.push(name, member) && member)
  return met
}

const deeply = (value: unknown, options: InspectOptions = {}): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, maxArrayLength: null, ...options })

const raw: InspectOptions = { customInspect: false }

const options: readonly InspectOptions[] = [
  ...[{}, { showHidden: true }, { getters: true }, { maxStringLength: null }, { numericSeparator: true }],
  ...[raw, { ...raw, compact: false }, { ...raw, sorted: true, colors: true }, { ...raw, maxStringLength: 12 }],
  { compact: true, breakLength: Number.POSITIVE_INFINITY },
]

const directives = ['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c %s']

const printing = (print: (logger: Console, value: unknown) => void) => (value: unknown) => {
  const stream = new PassThrough({ highWaterMark: 2 ** 24 })
  print(new Console(stream, stream), value)
  return String(stream.read())
}

const levels = ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const
const layouts = ['dir', 'dirxml', 'group', 'groupCollapsed', 'count', 'table'] as const

const other = { unlike: 'anything' }

const members = (value: unknown): readonly unknown[] => {
  const found: unknown[] = []
  for (const name in Object(value)) found.push(name, Reflect.get(Object(value) as object, name))
  return found
}

/** Everything that walking the members and the prototype chain finds, up to `Object.prototype`. */
const walked = (value: unknown): readonly unknown[] => {
  if (typeof value !== 'object' || value === null || value === Object.prototype) return []
  const own = [Object.getOwnPropertyDescriptors(value), Object.entries(value), Object.values(value)]
  return [...own, ...walked(Object.getPrototypeOf(value))]
}

const logging =
  (log: (logger: Logger, value: unknown) => void, options: (value: unknown) => LoggerOptions = () => ({})) =>
  (value: unknown) => {
    const lines: string[] = []
    const all: LoggerOptions = { level: 'trace', depthLimit: 100, edgeLimit: 10_000, ...options(value) }
    log(pino(all, { write: (line: string) => lines.push(line) }), value)
    return lines.join('')
  }

const inAnObject = (logger: Logger, value: unknown) => logger.info({ value, hidden: value })

const shallow: Table = {
  String,
  'a template': (value) => `${value}`,
  // biome-ignore lint/style/useTemplate: the conversion by + is the sink
  '+': (value) => 'the token is ' + (value as string),
  join: (value) => ['', value].join(),
  'its toString': (value) => object(value).toString(),
  'its toLocaleString': (value) => object(value).toLocaleString(),
  'its valueOf': (value) => object(value).valueOf(),
  'a computed name': (value) => Object.keys({ [value as string]: 1 }),
  encodeURIComponent: (value) => encodeURIComponent(value as string),
  btoa: (value) => btoa(String(value)),
  URLSearchParams: (value) => String(new URLSearchParams({ token: value as string })),
  'URLSearchParams of its members': (value) => String(new URLSearchParams(Object.entries(object(value)))),
  URL: (value) => String(new URL(`https://example.test/${value}`)),
  Headers: (value) => [...new Headers({ authorization: value as string })],
  FormData: (value) => {
    const data = new FormData()
    data.append('token', String(value))
    return [...data]
  },
  bytes: (value) => new TextEncoder().encode(String(value)),
  formatWithOptions: (value) => formatWithOptions({ depth: Number.POSITIVE_INFINITY, showHidden: true }, '%O', value),
  ...Object.fromEntries(
    directives.map((directive) => [`format ${directive}`, (value: unknown) => format(directive, value, value)]),
  ),
  ...Object.fromEntries(
    [...levels, ...layouts].map((method) => [
      `console.${method}`,
      printing((logger, value) => logger[method](value as string)),
    ]),
  ),
  'console.log with a label': printing((logger, value) => logger.log('the token is', value)),
  'console.dir with options': printing((logger, value) =>
    logger.dir(value, { showHidden: true, depth: Number.POSITIVE_INFINITY }),
  ),
  'console.assert': printing((logger, value) => logger.assert(false, value as string)),
  'console.table of rows': printing((logger, value) => logger.table([value, { value }])),
  'console.timeLog': printing((logger, value) => {
    logger.time('a')
    logger.timeLog('a', value)
  }),
  'an error message': (value) => new Error(`refused: ${value}`).message,
  'an error event without a listener': (value) => new EventEmitter().emit('error', value),
  'assert.fail': (value) => assert.fail(value as string),
  'assert.ok': (value) => assert.ok(false, String(value)),
  'assert.strictEqual': (value) => assert.strictEqual(value, other),
  'assert.deepEqual': (value) => assert.deepEqual(value, other),
  'assert.notStrictEqual': (value) => assert.notStrictEqual(value, value),
  'assert.match': (value) => assert.match(value as string, /^nothing$/),
  'assert.ifError': (value) => assert.ifError(value),
  'assert.throws': (value) =>
    assert.throws(() => {
      throw value
    }, other),
  'JSON.parse': (value) => JSON.parse(`(${value}`),
  BigInt: (value) => BigInt(value as string),
  'new URL': (value) => new URL(value as string),
  "an invalid argument in Node's error": (value) => [join(value as string), readFileSync(value as string)],
  'expect().toBe': (value) => expect(value).toBe(other),
  'expect().toContain': (value) => expect([value]).toContain(other),
  'expect().toBeUndefined': (value) => expect([value]).toBeUndefined(),
  'a spread': (value) => (typeof value === 'string' ? [...value] : { ...(value as object) }),
  'for in': members,
  'a walk over members': walked,
  'pino: an object': logging(inAnObject),
  'pino: its members': logging((logger, value) => logger.info(Object(value), 'said')),
  'pino: err': logging((logger, value) => logger.error({ err: value })),
  'pino: an error': logging((logger, value) => logger.error(new Error(String(value), { cause: value }))),
  'pino: an AggregateError': logging((logger, value) => logger.error(new AggregateError([new Error(`${value}`)]))),
  'pino: errWithCause': logging(
    (logger, value) => logger.error({ err: Object.assign(new Error('a'), { value }) }),
    () => ({
      serializers: { err: stdSerializers.errWithCause },
    }),
  ),
  'pino: a message': logging((logger, value) => logger.info(`token ${value}`)),
  'pino: formats': logging((logger, value) =>
    logger.info({}, '%s %o %O %j', value, Object(value), Object(value), Object(value)),
  ),
  'pino: bindings': logging((logger, value) => logger.child({ value }).info('said')),
  'pino: a serializer': logging(inAnObject, () => ({ serializers: { value: (given: unknown) => ({ given }) } })),
  'pino: a formatter': logging(inAnObject, () => ({ formatters: { log: (given) => ({ ...given, again: given }) } })),
  'pino: redact elsewhere': logging(inAnObject, () => ({ redact: ['hidden', 'value.none'] })),
  'pino: mixin': logging(
    (logger) => logger.info('said'),
    (value) => ({ mixin: () => ({ value }) }),
  ),
}

const deep: Table = {
  'JSON.stringify': (value) => JSON.stringify(value),
  'JSON.stringify with a replacer': replaced,
  ...Object.fromEntries(
    options.map((given) => [`inspect ${inspect(given)}`, (value: unknown) => deeply(value, given)]),
  ),
  'inspect with everything': everything,
  'inspect of a proxy': (value) => deeply(new Proxy(Object(value) as object, {}), { ...raw, showProxy: true }),
  'inspect of a Map': (value) => deeply(new Map([[value, value]]), { showHidden: true }),
  'inspect of a Set': (value) => deeply(new Set([value]), raw),
  'inspect of a promise': (value) => deeply(Promise.resolve(value), raw),
  'a cause': (value) => inspect(new Error('refused', { cause: value }), { depth: Number.POSITIVE_INFINITY }),
  'an AggregateError': (value) => new AggregateError([value, new Error('a', { cause: value })], 'all'),
  "an error's own member": (value) => Object.assign(new Error('refused'), { details: value }),
  'assert.deepStrictEqual': (value) => assert.deepStrictEqual({ value }, { value: other }),
  'expect().toEqual': (value) => expect({ value }).toEqual({ value: other }),
  'expect().toStrictEqual': (value) => expect([value]).toStrictEqual([other]),
  'expect().toMatchObject': (value) => expect({ value }).toMatchObject({ value: other }),
  structuredClone: (value) => structuredClone(value),
  'v8.serialize': (value) => serialize(value).toString('latin1'),
  'performance.mark': (value) => performance.mark('a', { detail: value }),
}

const asSinks = (table: Table, isDeep: boolean): readonly Sink[] =>
  Object.entries(table).map(([name, show]) => ({ name, show, isDeep }))

export const sinks: readonly Sink[] = [...asSinks(shallow, false), ...asSinks(deep, true)]
