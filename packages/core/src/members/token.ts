import type { Log, Place } from '../report/Log.js'
import type { Secret } from '../token/Secret.js'
import { checkedToken, isSecret, reveal, tokenSecret } from '../token/Secret.js'
import { isPlaceholder } from './characters.js'
import type { Kind } from './MemberType.js'
import { isString, unchanged } from './MemberType.js'
import { visibleText } from './tokenType.js'

const expected = 'a token in printable ASCII'

const tokenText = (value: unknown, log: Log, place: Place): string | undefined => {
  const text = visibleText(expected, value, log, place)
  return text !== undefined && isPlaceholder(text)
    ? log.refuse('redacted', place, 'a token, not a redaction placeholder', text)
    : text
}

export const tokenKind: Kind<Secret> = {
  expected,
  isToken: true,
  readsEmpty: false,
  isDocumented: isString,
  read: (value, log, place) => {
    const text = tokenText(value, log, place)
    return text === undefined ? undefined : tokenSecret(text)
  },
  check: (value, log, place) => {
    const checked = checkedToken(value)
    if (checked !== undefined) return checked
    if (!isSecret(value)) return log.refuse('not-secret', place, 'a secret', value)
    return tokenText(reveal(value), log, place)
  },
  write: unchanged,
}
