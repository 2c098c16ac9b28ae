import type { DocumentedMember, DocumentedResponse, Place } from '../source/Source.js'
import type { RecordedSource } from '../source/SourceFile.js'

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

/** True for the same operation, or for headings with the same text. A schema's name never counts. */
const isSamePlace = (a: Place, b: Place): boolean => {
  if ('operation' in a || 'operation' in b)
    return 'operation' in a && 'operation' in b && plain(a.operation) === plain(b.operation)
  return (
    a.headings.length === b.headings.length &&
    a.headings.every((heading, index) => plain(heading) === plain(b.headings[index] ?? ''))
  )
}

const sharedNames = (members: readonly DocumentedMember[], names: ReadonlySet<string>): number =>
  members.filter(({ name }) => names.has(name)).length

/** Returns the response at the recorded place. If several tables are there, the one with the most recorded names. */
export const responseAt = (
  { place, members }: RecordedSource,
  responses: readonly DocumentedResponse[],
): DocumentedResponse | undefined => {
  const names = new Set(members.map(({ name, documentedAs = name }) => documentedAs))
  return responses
    .filter((response) => response.members.length > 0 && isSamePlace(place, response.place))
    .reduce<DocumentedResponse | undefined>(
      (best, response) =>
        best !== undefined && sharedNames(best.members, names) >= sharedNames(response.members, names)
          ? best
          : response,
      undefined,
    )
}
