import type { Settings } from '../newVendor/Plan.js'
import type { DocumentedMember } from '../source/Source.js'
import { saidBy } from './saidBy.js'
import { usedBy } from './usedBy.js'
import { withoutEvidence } from './withoutEvidence.js'

/** Returns the documentation's own values, for ids whose value in use differs. For `source.json`. */
export const describedBy = (members: readonly DocumentedMember[], settings: Settings): Record<string, string> => {
  const used = usedBy({ members: withoutEvidence(members), settings })
  return Object.fromEntries([...saidBy(members, settings)].filter(([id, value]) => used.get(id) !== value))
}
