import { setImmediate } from 'node:timers/promises'
import type { Outcome } from './Outcome.js'
import type { Part } from './Part.js'
import type { Pool } from './workers.js'

// A part is converted in a millisecond, and the disk may take a hundred.
const PARTS_AHEAD = 32

/** A part whose results wait for their turn; without them, it is in work. */
interface Turn {
  outcome?: Outcome
  readonly done: Promise<void>
}

/**
 * Yields the results of parts in order, from threads and from this one. Each thread has parts ahead, so that it goes on
 * while this one writes. While a thread has the next results, this one converts a later part.
 */
export async function* sharedOutcomes(
  parts: Iterator<Part>,
  pool: Pool,
  convertHere: (part: Part) => Outcome,
): AsyncGenerator<Outcome> {
  const ahead = PARTS_AHEAD * pool.threads
  const turns: Turn[] = []
  let inThreads = 0
  let next = parts.next()

  const handOut = (part: Part): void => {
    inThreads += 1
    const done = pool.convert(part).then((outcome) => {
      inThreads -= 1
      turn.outcome = outcome
    })
    const turn: Turn = { done }
    // Awaited below, maybe after another part has failed.
    done.catch(() => undefined)
    turns.push(turn)
  }

  while (!next.done || turns.length > 0) {
    for (; !next.done && inThreads < ahead; next = parts.next()) handOut(next.value)
    const [first] = turns
    if (first === undefined) return
    if (first.outcome !== undefined) {
      turns.shift()
      yield first.outcome
    } else if (!next.done && turns.length < 2 * ahead) {
      turns.push({ outcome: convertHere(next.value), done: Promise.resolve() })
      next = parts.next()
    } else await first.done
    // Lets signals and the threads' results arrive.
    await setImmediate()
  }
}
