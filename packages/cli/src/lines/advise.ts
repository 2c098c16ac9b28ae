import { closeSync, openSync, readSync } from 'node:fs'
import { linesAdvice } from '../inputKind.js'
import type { Streams } from '../Streams.js'

const MAX_BYTES = 1_048_576

const firstBytes = (file: string): Uint8Array => {
  const bytes = new Uint8Array(MAX_BYTES)
  const open = openSync(file, 'r')
  try {
    return bytes.subarray(0, readSync(open, bytes))
  } finally {
    closeSync(open)
  }
}

/** Says what a file is if none of its lines is a response. */
export const advise = (file: string, { stderr }: Streams): void => {
  const advice = linesAdvice(firstBytes(file), ['--lines', '--csv'])
  if (advice !== undefined) stderr.write(`token-codecs: FILE ${advice}\n`)
}
