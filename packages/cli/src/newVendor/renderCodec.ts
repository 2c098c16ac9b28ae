import { LINE_WIDTH } from './Layout.js'
import { stringLiteral } from './literals.js'
import { exampleLines } from './renderExample.js'
import { mentionsJsonObject, renderInterface } from './renderInterface.js'
import { renderTable } from './renderTable.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf, ownerOf, responseNameOf } from './VendorFiles.js'

/** The input of {@link renderCodec}. */
export interface CodecInput extends Pick<VendorFiles, 'id' | 'plan' | 'source'> {
  /** The module that the example imports the codec from. */
  readonly from: string
  /** True to add the tags of this repository's published packages. */
  readonly isPublished: boolean
}

const docComment = (lines: readonly string[]): string =>
  `/**\n${lines.map((line) => (line === '' ? ' *\n' : ` * ${line}\n`)).join('')} */\n`

/** Describes the response. Headings are the vendor's words, so they are left out. */
const responseText = (id: string, { place }: VendorFiles['source']): string =>
  'operation' in place && /^[A-Z]+ \/[\w./{}-]*$/.test(place.operation)
    ? `Response of ${ownerOf(id)} \`${place.operation}\`.`
    : `Response of ${ownerOf(id)} token endpoint, as documented.`

const importsOf = ({ plan }: CodecInput): string => {
  const helpers = plan.rows.flatMap(({ helper }) => (helper === undefined ? [] : [helper.name]))
  const isNested = plan.rows.some(({ path }) => path.length > 1)
  const values = [...new Set(['defineCodec', ...(isNested ? ['at'] : []), ...helpers])].sort()
  const types = [...(mentionsJsonObject(plan) ? ['JsonObject'] : []), 'TokenCodec']
  return [
    `import type { ${types.join(', ')} } from '@token-codecs/core'`,
    `import { ${values.join(', ')} } from '@token-codecs/core'`,
    '',
  ].join('\n')
}

const unionOf = (names: readonly string[]): string =>
  names.length === 0 ? 'never' : names.map(stringLiteral).join(' | ')

const isFitting = (line: string): boolean => line.length <= LINE_WIDTH

/** Prints a type argument on lines that begin with two spaces. */
const argument = (names: readonly string[], isLast: boolean): string => {
  const line = `  ${unionOf(names)}${isLast ? '' : ','}`
  return isFitting(line) ? line : `${names.map((name) => `  | ${stringLiteral(name)}`).join('\n')}${isLast ? '' : ','}`
}

/** Prints the constant, with line breaks where this repository's formatter puts them. */
const constant = ({ id, plan }: CodecInput): string => {
  const { extras, secretExtras } = plan
  const response = responseNameOf(id)
  const names = [response, ...(extras.length === 0 ? [] : [unionOf(extras), unionOf(secretExtras)])]
  const declared = `export const ${codecNameOf(id)}: TokenCodec<`
  const made = `defineCodec<${response}>()({`
  const oneLine = `${declared}${names.join(', ')}> =`
  if (isFitting(`${oneLine} ${made}`)) return `${oneLine} ${made}\n${renderTable(id, plan, '  ')}})\n`
  // The formatter breaks the line between the last two characters if only the last one does not fit.
  if (isFitting(`${oneLine} ${made}`.slice(1))) {
    return `${oneLine} ${made.slice(0, -1)}\n  {\n${renderTable(id, plan, '    ')}  },\n)\n`
  }
  if (isFitting(oneLine) || extras.length === 0) {
    return `${oneLine}\n  ${made}\n${renderTable(id, plan, '    ')}  })\n`
  }
  const args = [`  ${response},`, argument(extras, false), argument(secretExtras, true)]
  return `${declared}\n${args.join('\n')}\n> = ${made}\n${renderTable(id, plan, '  ')}})\n`
}

/** Returns the text of a codec's file: the response interface and the codec. */
export const renderCodec = (input: CodecInput): string => {
  const { id, source, from, isPublished } = input
  const tags = (category: string): readonly string[] =>
    isPublished ? ['', '@since 0.1.0', `@category ${category}`] : []
  const model = docComment([responseText(id, source), ...tags('model')])
  const codec = docComment([
    `Codec for ${ownerOf(id)} token responses; its \`id\` is \`${id}\`.`,
    '',
    ...exampleLines(input, from),
    ...tags('codecs'),
  ])
  return `${importsOf(input)}\n${model}${renderInterface(input)}\n${codec}${constant(input)}`
}
