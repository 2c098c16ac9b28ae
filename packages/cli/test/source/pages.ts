import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocs } from '../../src/source/readDocs.js'
import type { DocumentedMember, DocumentedResponse } from '../../src/source/Source.js'

const folder = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url))

const withoutDescription = ({ description: _, items, members, ...rest }: DocumentedMember): DocumentedMember => ({
  ...rest,
  ...(items && { items: withoutDescription(items) }),
  ...(members && { members: members.map(withoutDescription) }),
})

/** Reads a fixture page and the pages beside it that it links to; without descriptions. */
export const readPage = (page: string): readonly DocumentedResponse[] => {
  const path = join(folder, page)
  const load = (link: string): string | undefined => {
    const linked = join(dirname(path), link)
    return existsSync(linked) ? readFileSync(linked, 'utf8') : undefined
  }
  return readDocs(readFileSync(path, 'utf8'), load).map(({ place, members }) => ({
    place,
    members: members.map(withoutDescription),
  }))
}
