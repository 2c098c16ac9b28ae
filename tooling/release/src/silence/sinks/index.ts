import type { Sink } from '../Sink.js'
import { consoleSinks } from './consoles.js'
import { copySinks } from './copies.js'
import { failureSinks } from './failures.js'
import { inspectionSinks } from './inspections.js'
import { loggerSinks } from './loggers.js'
import { textSinks } from './texts.js'

/** Every way out of this process; those out of another are tests of their own. */
export const sinks: readonly Sink[] = [
  ...textSinks,
  ...inspectionSinks,
  ...consoleSinks,
  ...failureSinks,
  ...copySinks,
  ...loggerSinks,
]
