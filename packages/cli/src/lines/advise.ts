import { closeSync, openSync, readSync } from 'node:fs'
import { inputAdvice, inputKind } from '../inputKind.js'
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

const isDocument = (bytes: Uint8Array): boolean => {
  try {
    return typeof JSON.parse(new TextDecoder().decode(bytes)) === 'object'
  } catch {
    return false
  }
}

/** Says what a file is if none of its lines is a response. */
export const advise = (file: string, { stderr }: Streams): void => {
  const bytes = firstBytes(file)
  const kind = inputKind(bytes)
  if (kind === 'lines') return
  const advice =
    kind === 'other' && isDocument(bytes)
      ? 'is one JSON document on several lines: leave out --lines'
      : inputAdvice(bytes, ['--lines', '--csv'])
  if (advice !== undefined) stderr.write(`token-codecs: FILE ${advice}\n`)
}
