import { styleText } from 'node:util'
import type { Output } from './Streams.js'

type Style = 'bold' | 'red' | 'yellow'

/** Returns text in a style if the output is a terminal with colors; otherwise as it is. */
export const styled = (output: Pick<Output, 'hasColors'>, style: Style, text: string): string =>
  // Without `validateStream`, Node would ask standard output.
  output.hasColors?.() === true ? styleText(style, text, { validateStream: false }) : text

const labelled = (output: Output, style: Style, lines: string): string =>
  lines.replace(/^[^\s:]+:/gm, (label) => styled(output, style, label))

/** Writes lines of errors, such as `bolt: …`, with red labels. */
export const writeError = (stderr: Output, lines: string): void => {
  stderr.write(`${labelled(stderr, 'red', lines)}\n`)
}

/** Writes lines of notes with yellow labels. */
export const writeNote = (stderr: Output, lines: string): void => {
  stderr.write(`${labelled(stderr, 'yellow', lines)}\n`)
}
