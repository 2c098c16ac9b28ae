import { enumerationIn } from './enumeration.js'
import type { Block } from './page.js'
import type { DocumentedMember } from './Source.js'

const compact = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * Gives string members the values of a section named after the model and the member, such as
 * `Enum: OAuthTokenTokenTypeEnum`. OpenAPI generator's TypeScript pages do not link to it.
 */
export const withNamedEnumerations = (
  members: readonly DocumentedMember[],
  headings: readonly string[],
  blocks: readonly Block[],
): readonly DocumentedMember[] => {
  const sections = [...new Set(blocks.map((block) => block.headings))].filter((found) =>
    /^enum:/i.test(found.at(-1) ?? ''),
  )
  if (sections.length === 0) return members
  return members.map((member) => {
    if (member.values !== undefined || member.types.join() !== 'string') return member
    const name = compact(`${headings[0] ?? ''}${member.name}`)
    const section = sections.find((found) => [name, `${name}enum`].includes(compact((found.at(-1) ?? '').slice(5))))
    const values = section && enumerationIn(blocks.filter((block) => block.headings === section))?.values
    return values === undefined ? member : { ...member, values }
  })
}
