import type { DocumentedMember } from '../source/Source.js'
import type { SourceFile } from '../source/SourceFile.js'
import { renderJson } from './renderJson.js'
import type { VendorFiles } from './VendorFiles.js'

/** Returns a member without the vendor's words and examples. */
const recorded = ({ description: _, example: __, items, members, ...member }: DocumentedMember): DocumentedMember => ({
  ...member,
  ...(items === undefined ? {} : { items: recorded(items) }),
  ...(members === undefined ? {} : { members: members.map(recorded) }),
})

/** Returns the content of `source.json`. */
export const sourceText = ({ id, source }: Pick<VendorFiles, 'id' | 'source'>): string => {
  const file: SourceFile = { [id]: { ...source, members: source.members.map(recorded) } }
  return renderJson(file)
}
