import type { Row } from '../Rule.js'
import { errorRows } from './errors.js'
import { hostileRow } from './hostile.js'
import { nullRow, otherTypeRow } from './members.js'
import { scopeRows } from './scopes.js'
import { secondsRows } from './seconds.js'
import { accessTokenRows, emptyTokenRow, numericIdTokenRow, tokenTypeRows } from './texts.js'
import { unknownMembersRow } from './unknownMembers.js'

/** The design's table "Reading rules", in its order, without the rows of single vendors, which their fixtures show. */
export const readingRules: readonly Row[] = [
  nullRow,
  unknownMembersRow,
  ...accessTokenRows,
  ...tokenTypeRows,
  ...errorRows,
  ...secondsRows,
  numericIdTokenRow,
  ...scopeRows,
  emptyTokenRow,
  otherTypeRow,
  hostileRow,
]
