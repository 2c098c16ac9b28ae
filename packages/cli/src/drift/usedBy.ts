import { planCodec } from '../newVendor/planCodec.js'
import type { RecordedSource } from '../source/SourceFile.js'

/** Returns the values that a recorded codec uses, by question id, including guessed and assumed ones. */
export const usedBy = ({
  members,
  settings,
}: Pick<RecordedSource, 'members' | 'settings'>): ReadonlyMap<string, string> => {
  const { rows, guesses, questions } = planCodec({ members, settings })
  return new Map([
    ...rows.map(({ member, path }) => [`${path.join('.')}.use`, member] as const),
    ...questions.flatMap(({ id, assumed }) => (assumed === undefined ? [] : [[id, assumed] as const])),
    // A guess of the only documented value names it as `only Bearer`.
    ...guesses.map(({ id, value }) => [id, value.replace(/^only /, '')] as const),
    ...Object.entries(settings),
  ])
}
