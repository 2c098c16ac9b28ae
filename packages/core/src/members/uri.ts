import { isString } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { visibleText } from './visibleText.js'

const expected = 'a URI in printable ASCII'

/** A URI (RFC 8693 §2.2.1). Only its characters are checked. */
export const uri: MemberType = memberType({
  name: 'uri',
  expected,
  isDocumented: isString,
  read: (value, report, place) => visibleText(expected, value, report, place),
})
