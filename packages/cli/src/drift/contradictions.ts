import { shownName } from '../shown.js'
import type { DocumentedMember } from '../source/Source.js'
import type { RecordedSource } from '../source/SourceFile.js'
import { asRecorded } from './asRecorded.js'
import type { Finding } from './Finding.js'
import { partsOf } from './partsOf.js'
import { open, saidBy } from './saidBy.js'
import { usedBy } from './usedBy.js'

/** Returns a finding for each fact that only a description, format or example states, and that the codec contradicts. */
export const contradictions = (recorded: RecordedSource, found: readonly DocumentedMember[]): readonly Finding[] => {
  const used = usedBy(recorded)
  const said = saidBy(asRecorded(recorded, found), recorded.settings)
  const before = new Map(Object.entries(recorded.described ?? {}))
  return [...said].flatMap(([id, value]) => {
    const { member = '', aspect } = partsOf(id) ?? {}
    const isRow = used.has(`${member}.use`)
    const own = used.get(id) ?? (aspect === 'never' && isRow ? 'none' : undefined)
    if (own === undefined || own === value || before.get(id) === value) return []
    const change =
      value === open ? `the documentation now leaves ${aspect} open` : `the documentation now says ${shownName(value)}`
    const meaning = 'written otherwise'
    return [
      {
        member,
        meaning,
        message: `${shownName(member)}: ${meaning}: ${change}; the codec reads and writes ${shownName(own)}`,
      },
    ]
  })
}
