import { exampleResponse } from './exampleResponse.js'
import { expectedOf } from './expectedOf.js'
import { call, LINE_WIDTH, literal, printed } from './Layout.js'
import { wrapped } from './literals.js'
import { printedToken } from './printedToken.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf } from './VendorFiles.js'

/** A program that reads a short response, and its output. */
export interface ReadingExample {
  readonly code: readonly string[]
  readonly output: string
}

/** Returns an example for a README or docstring whose lines begin after `margin` characters. */
export const readingExample = (
  { id, plan }: Pick<VendorFiles, 'id' | 'plan'>,
  from: string,
  margin = 0,
): ReadingExample => {
  const name = codecNameOf(id)
  const response = exampleResponse(plan)
  const expected = expectedOf({ id, plan, sample: response })
  const before = `${' '.repeat(margin)}const token = `
  const parsed = printed(call(`${name}.parse`, [literal(response)]), '', before)
  return {
    code: [`import { ${name} } from '${from}'`, '', ...`const token = ${parsed}`.split('\n'), 'console.log(token)'],
    output: 'expectation' in expected ? printedToken(expected.expectation.token) : '',
  }
}

/** Returns the lines of an `@example`, with the output as a comment. */
export const exampleLines = (files: Pick<VendorFiles, 'id' | 'plan'>, from: string): readonly string[] => {
  const margin = ' * '.length
  const { code, output } = readingExample(files, from, margin)
  const shown = output.replace(/\s+/g, ' ')
  const last = `${code.at(-1)} // ${shown}`
  const lines =
    margin + last.length <= LINE_WIDTH
      ? [...code.slice(0, -1), last]
      : [...code, ...wrapped(shown, LINE_WIDTH - margin - 3).map((line) => `// ${line}`)]
  // A name must not end the comment.
  return ['@example', ...lines].map((line) => line.replaceAll('*/', '*\\/'))
}
