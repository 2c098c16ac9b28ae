import type { Logger, LoggerOptions } from 'pino'
import { pino, stdSerializers } from 'pino'
import type { Sink } from '../Sink.js'
import { shallowSinks } from '../Sink.js'

const logged = (log: (logger: Logger) => void, options: LoggerOptions = {}): string => {
  const lines: string[] = []
  log(
    pino(
      { level: 'trace', depthLimit: 100, edgeLimit: 10_000, ...options },
      { write: (line: string) => lines.push(line) },
    ),
  )
  return lines.join('')
}

/** pino, a real logger, in the ways it is used. */
export const loggerSinks: readonly Sink[] = shallowSinks(
  ['pino: an object', (value) => logged((logger) => logger.info({ value }))],
  ['pino: its members', (value) => logged((logger) => logger.info(Object(value), 'said'))],
  ['pino: err', (value) => logged((logger) => logger.error({ err: value }))],
  ['pino: an error', (value) => logged((logger) => logger.error(new Error(String(value), { cause: value })))],
  ['pino: an AggregateError', (value) => logged((logger) => logger.error(new AggregateError([new Error(`${value}`)])))],
  [
    'pino: errWithCause',
    (value) =>
      logged((logger) => logger.error({ err: Object.assign(new Error('a'), { value }) }), {
        serializers: { err: stdSerializers.errWithCause },
      }),
  ],
  ['pino: a message', (value) => logged((logger) => logger.info(`token ${value}`))],
  [
    'pino: formats',
    (value) => logged((logger) => logger.info({}, '%s %o %O %j', value, Object(value), Object(value), Object(value))),
  ],
  ['pino: bindings', (value) => logged((logger) => logger.child({ value }).info('said'))],
  [
    'pino: a serializer',
    (value) => logged((logger) => logger.info({ value }), { serializers: { value: (given: unknown) => ({ given }) } }),
  ],
  [
    'pino: a formatter',
    (value) =>
      logged((logger) => logger.info({ value }), { formatters: { log: (given) => ({ ...given, again: given }) } }),
  ],
  [
    'pino: redact elsewhere',
    (value) => logged((logger) => logger.info({ value, hidden: value }), { redact: ['hidden', 'value.none'] }),
  ],
  ['pino: mixin', (value) => logged((logger) => logger.info('said'), { mixin: () => ({ value }) })],
)
