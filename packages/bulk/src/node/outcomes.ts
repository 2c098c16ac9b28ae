import { closeSync, openSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { LineOptions } from '../lines/LineOptions.js'
import { lineConverter } from '../lines/lineConverter.js'
import { collect, convertRange } from './convertRange.js'
import { sharedBytes } from './encoding.js'
import type { Outcome } from './Outcome.js'
import { partsOf } from './planParts.js'
import { sharedOutcomes } from './sharedOutcomes.js'
import type { Pool } from './workers.js'

/** Small, because a part's results wait in memory, where a reject is larger than its line. */
export const PART_BYTES = 131_072

/** Yields the results of the parts of a file from an offset on, in order. They are valid until the next. */
export async function* fileOutcomes(
  path: string,
  offset: number,
  options: LineOptions,
  wantsNotes: boolean,
  pool: Pool | undefined,
): AsyncGenerator<Outcome> {
  const file = openSync(path, 'r')
  try {
    const parts = partsOf(file, path, PART_BYTES, offset)
    if (pool !== undefined) yield* sharedOutcomes(parts, pool, (part) => convertRange(part, options, wantsNotes))
    const encoding = sharedBytes()
    for (const part of parts) {
      // Lets signals arrive.
      await setImmediate()
      yield convertRange(part, options, wantsNotes, encoding)
    }
  } finally {
    closeSync(file)
  }
}

/** Yields the results of a stream as it arrives. They are valid until the next. */
export async function* streamOutcomes(
  stream: AsyncIterable<Uint8Array>,
  options: LineOptions,
  wantsNotes: boolean,
  start = 0,
): AsyncGenerator<Outcome> {
  const { push, end, take } = collect((sink) => lineConverter(options, sink, start), wantsNotes, sharedBytes())
  let passed = start
  for await (const bytes of stream) {
    push(bytes)
    passed += bytes.length
    yield take(passed)
  }
  end()
  yield take(passed)
}
