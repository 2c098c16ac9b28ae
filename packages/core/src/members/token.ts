import { isString } from '../token/objects.js'
import { revealChecked } from '../token/Secret.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { isPlaceholder } from './placeholder.js'
import { sealed } from './sealed.js'
import { visibleText } from './visibleText.js'

const expected = 'a token in printable ASCII'
const advice = 'a token, not a redaction placeholder (store tokens with CanonicalToken.encode)'

const read: MemberType['read'] = (value, report, place) => {
  const text = visibleText(expected, value, report, place)
  return text !== undefined && isPlaceholder(text) ? report.refuse('redacted', place, advice, text) : text
}

const checkSealed = sealed(read)

/** An access token, refresh token or ID token. */
export const token: MemberType = memberType({
  name: 'token',
  expected,
  isSealed: true,
  isDocumented: isString,
  read,
  check: (value, report, place) => revealChecked(value) ?? checkSealed(value, report, place),
})
