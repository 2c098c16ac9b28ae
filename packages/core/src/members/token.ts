import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { isString } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { isSecret, reveal, revealChecked, tokenSecret } from '../token/Secret.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { isPlaceholder } from './placeholder.js'
import { visibleText } from './visibleText.js'

const expected = 'a token in printable ASCII'

const tokenText = (value: unknown, report: Report, place: Place): string | undefined => {
  const text = visibleText(expected, value, report, place)
  return text !== undefined && isPlaceholder(text)
    ? report.refuse(
        'redacted',
        place,
        'a token, not a redaction placeholder (store tokens with CanonicalToken.encode)',
        text,
      )
    : text
}

/** An access token, refresh token or ID token. */
export const token: MemberType<Secret> = memberType({
  name: 'token',
  expected,
  isSealed: true,
  isDocumented: isString,
  read: (value, report, place) => {
    const text = tokenText(value, report, place)
    return text === undefined ? undefined : tokenSecret(text)
  },
  check: (value, report, place) => {
    const checked = revealChecked(value)
    if (checked !== undefined) return checked
    if (!isSecret(value)) return report.refuse('not-secret', place, 'a Secret', value)
    return tokenText(reveal(value), report, place)
  },
})
