import { withEnumeratedValues } from './enumeratedValues.js'
import { isEnumeration, isNameOnlyEnumeration } from './enumeration.js'
import { withNamedEnumerations } from './namedEnumerations.js'
import type { Block } from './page.js'
import type { DocumentedMember } from './Source.js'
import type { FollowLink } from './tableMembers.js'
import { tableMembers } from './tableMembers.js'
import { exampleNames, withWireNames } from './wireNames.js'

/** The members in a table of a page. */
export interface ListedMembers {
  readonly headings: readonly string[]
  readonly members: readonly DocumentedMember[]
}

/** Reads each table of the blocks that lists members; the page has what stands elsewhere on it. */
export const listedMembers = (
  blocks: readonly Block[],
  page: readonly Block[],
  follow: FollowLink,
): readonly ListedMembers[] => {
  if (isNameOnlyEnumeration(page)) return []
  const names = exampleNames(page)
  return blocks.flatMap((block) => {
    const { node, headings } = block
    const found = node.type === 'table' && !isEnumeration(block) ? tableMembers(node, follow) : undefined
    if (found === undefined || found.length === 0) return []
    const members = withNamedEnumerations(withEnumeratedValues(found, block, page), headings, page)
    return [{ headings, members: names.length === 0 ? members : withWireNames(members, names) }]
  })
}
