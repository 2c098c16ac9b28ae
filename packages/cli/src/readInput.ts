import { readFile } from 'node:fs/promises'
import type { Streams } from './Streams.js'
import { UsageError } from './Streams.js'

const readStream = async (stream: Streams['stdin']): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The bytes of a file, or of standard input for `-`. */
export const readInput = async (file: string, stdin: Streams['stdin']): Promise<Uint8Array> => {
  if (file === '-') return readStream(stdin)
  try {
    return await readFile(file)
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
    throw new UsageError(`FILE cannot be read${reason}: give the path of a JSON file, or - for standard input`)
  }
}
