import type { Load } from './linkedModel.js'
import { linkFollower } from './linkedModel.js'
import { listedMembers } from './listedMembers.js'
import { blocksOf } from './page.js'
import type { DocumentedResponse } from './Source.js'

/**
 * Reads a documentation page in Markdown: each table that lists members, in the order of the page. It does not decide
 * which of them is a token response. `load` returns the Markdown of a linked page, by its relative link without an anchor.
 */
export const readDocs = (markdown: string, load: Load): readonly DocumentedResponse[] => {
  const blocks = blocksOf(markdown)
  return listedMembers(blocks, blocks, linkFollower(blocks, load)).map(({ headings, members }) => ({
    place: { headings },
    members,
  }))
}
