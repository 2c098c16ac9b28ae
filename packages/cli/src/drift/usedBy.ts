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
    ...guesses.map(({ id, value }) => [id, value] as const),
    ...Object.entries(settings),
  ])
}
