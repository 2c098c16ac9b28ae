import { readFile } from 'node:fs/promises'
import type { Streams } from './Streams.js'
import { UsageError } from './Streams.js'

const advice = 'give the path of a JSON file, or - for standard input'

const readStream = async (stream: Streams['stdin']): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  // Node reads nothing from a closed standard input, and nothing from a directory.
  if (chunks.every((chunk) => chunk.length === 0)) throw new UsageError(`standard input is empty or closed: ${advice}`)
  return Buffer.concat(chunks)
}

/** The bytes of a file, or of standard input for `-`. */
export const readInput = async (file: string, stdin: Streams['stdin']): Promise<Uint8Array> => {
  try {
    return await (file === '-' ? readStream(stdin) : readFile(file))
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
    throw new UsageError(`${file === '-' ? 'standard input' : 'FILE'} cannot be read${reason}: ${advice}`)
  }
}
