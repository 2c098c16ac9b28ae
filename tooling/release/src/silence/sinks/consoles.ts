import { Console } from 'node:console'
import { Writable } from 'node:stream'
import type { Sink } from '../Sink.js'
import { shallowSinks } from '../Sink.js'

const printed = (print: (logger: Console) => void): string => {
  const chunks: string[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  print(new Console({ stdout: stream, stderr: stream }))
  return chunks.join('')
}

const methods: Readonly<Record<string, (logger: Console, value: unknown) => void>> = {
  log: (logger, value) => logger.log(value),
  'log with a label': (logger, value) => logger.log('the token is', value),
  'log with a format': (logger, value) => logger.log('%s %o %O', value, value, value),
  info: (logger, value) => logger.info(value),
  debug: (logger, value) => logger.debug(value),
  warn: (logger, value) => logger.warn(value),
  error: (logger, value) => logger.error(value),
  dir: (logger, value) => logger.dir(value),
  'dir with options': (logger, value) => logger.dir(value, { showHidden: true, depth: Number.POSITIVE_INFINITY }),
  dirxml: (logger, value) => logger.dirxml(value),
  group: (logger, value) => logger.group(value),
  groupCollapsed: (logger, value) => logger.groupCollapsed(value),
  trace: (logger, value) => logger.trace(value),
  assert: (logger, value) => logger.assert(false, value as string),
  count: (logger, value) => logger.count(value as string),
  table: (logger, value) => logger.table(value),
  'table of rows': (logger, value) => logger.table([value, { value }]),
  timeLog: (logger, value) => {
    logger.time('a')
    logger.timeLog('a', value)
  },
}

/** Everything that a console prints. */
export const consoleSinks: readonly Sink[] = shallowSinks(
  ...Object.entries(methods).map(
    ([name, print]) => [`console.${name}`, (value: unknown) => printed((logger) => print(logger, value))] as const,
  ),
)
