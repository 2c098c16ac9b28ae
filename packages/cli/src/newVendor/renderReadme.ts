import type { TokenMember } from '@token-codecs/core'
import { plainText } from './literals.js'
import type { Plan, PlannedRow } from './Plan.js'
import { readingExample } from './renderExample.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf, responseNameOf, titleOf } from './VendorFiles.js'

/** Returns a code span. Names come from foreign documents. */
const span = (name: string): string => {
  const text = plainText(name).replaceAll('|', '\\|')
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}

const tokenTypeRemark = ({ tokenType }: Plan): string => {
  if (tokenType === undefined || typeof tokenType === 'string') {
    return tokenType === undefined ? '' : `\`Bearer\` is written as ${span(tokenType)}`
  }
  if ('only' in tokenType) return `only ${span(tokenType.only)}; writing another type fails with \`Lossy\``
  return 'spelled' in tokenType ? `${span(tokenType.spelled[0])} means \`Bearer\`` : ''
}

const timeRemark = ({ member, helper }: PlannedRow): string => {
  const { form, unit, text, never } = helper?.options ?? {}
  const isInstant = member.endsWith('At')
  const measure = unit === 'milliseconds' || form === 'milliseconds' ? 'milliseconds' : 'seconds'
  const amount = `${isInstant ? 'epoch ' : ''}${measure}${text === true ? ', as a string' : ''}`
  const base = form === 'iso' ? 'such as `2023-12-14T22:13:20Z`' : amount
  return never === undefined ? base : `${base}; ${span(`${never}`)} means no expiry`
}

const scopeRemark = ({ helper }: PlannedRow): string => {
  const { separator, list } = helper?.options ?? {}
  if (list === true) return 'an array'
  return separator === undefined ? '' : `separated by ${span(`${separator}`)}`
}

const times: readonly TokenMember[] = [
  'expiresIn',
  'refreshTokenExpiresIn',
  'expiresAt',
  'refreshTokenExpiresAt',
  'issuedAt',
]

const remarkOf = (plan: Plan, row: PlannedRow): string => {
  if (row.member === 'tokenType') return tokenTypeRemark(plan)
  if (times.includes(row.member)) return timeRemark(row)
  return row.member === 'scope' || row.member === 'refreshTokenScope' ? scopeRemark(row) : ''
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |')

const tableOf = (title: string, plan: Plan): readonly string[] => [
  line([title, '`Token`', '']),
  '| --- | --- | --- |',
  ...Object.entries(plan.constants).map(([name, value]) => line([span(name), '', `always ${span(`${value}`)}`])),
  ...plan.rows.map((row) => line([span(row.path.join('.')), `\`${row.member}\``, remarkOf(plan, row)])),
]

// Leaves room for the rest of a README of 250 words.
const MAX_EXTRAS = 40

const extrasOf = (name: string, response: string, { extras, secretExtras }: Plan): readonly string[] => {
  if (extras.length === 0) return []
  const listed = extras.length > MAX_EXTRAS ? [`the other members of \`${response}\``] : extras.map(span)
  const sealed = secretExtras.length === 0 ? '' : ` Secret ones are redacted.`
  return [`- \`extrasOf(${name}, token)\` returns ${listed.join(', ')}.${sealed}`]
}

const has = (plan: Plan, ...names: readonly TokenMember[]): boolean =>
  names.every((name) => plan.rows.some(({ member }) => member === name))

/** Returns a package's README, in the order of the other vendors'. */
export const renderReadme = ({ id, plan }: VendorFiles, repository: string): string => {
  const name = codecNameOf(id)
  const title = titleOf(id)
  const { code, output } = readingExample({ id, plan }, `@token-codecs/${id}`)
  const extension = id.includes('-') ? `extensions['${id}']` : `extensions.${id}`
  const isUndated = has(plan, 'expiresIn') && !has(plan, 'issuedAt') && !has(plan, 'expiresIn', 'expiresAt')
  return `# @token-codecs/${id}

io-ts codec for the OAuth 2.0 token responses of ${title}.

\`\`\`sh
npm install --save-exact @token-codecs/${id}
\`\`\`

\`\`\`ts
${code.join('\n')}
\`\`\`

\`\`\`text output
${output}
\`\`\`

${tableOf(title, plan).join('\n')}

${[
  ...extrasOf(name, responseNameOf(id), plan),
  '- Error responses are read as `OAuthError`, in the format of RFC 6749.',
  ...(isUndated ? [`- ${title} sends no creation time: pass \`receivedAt\` when you read.`] : []),
  `- Unknown members are kept in \`${extension}\`, and written back unchanged by the same codec.`,
  `- \`schema.json\` is the [JSON Schema](${repository}/blob/main/packages/core/docs/json-schema.md) of the codec, for other languages.`,
  `- The package re-exports [\`@token-codecs/core\`](${repository}/blob/main/packages/core/README.md); its README covers reading, writing, conversion and errors.`,
].join('\n')}
`
}
