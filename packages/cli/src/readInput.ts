import { readFileSync } from 'node:fs'
import type { Streams } from './Streams.js'
import { UsageError } from './Streams.js'

const advice = 'pass the path of a file, or pipe the response to standard input'

const readStream = async (stream: Streams['stdin']): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  // A closed standard input or a directory looks empty to Node.
  if (chunks.every((chunk) => chunk.length === 0)) throw new UsageError(`standard input is empty or closed: ${advice}`)
  return Buffer.concat(chunks)
}

/** Reads the bytes of a file, or of standard input for `-`. Throws a `UsageError` if that fails. */
export const readInput = async (file: string, streams: Streams): Promise<Uint8Array> => {
  try {
    return await (file === '-' ? readStream(streams.stdin) : readFileSync(file))
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
    throw new UsageError(`cannot read ${file === '-' ? 'standard input' : 'FILE'}${reason}: ${advice}`)
  }
}
