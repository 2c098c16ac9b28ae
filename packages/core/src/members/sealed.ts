import { isSecret, reveal } from '../token/Secret.js'
import type { MemberType } from './MemberType.js'

/** Validates the value in a `Secret`; rejects any other value. */
export const sealed =
  (check: MemberType['check']): MemberType['check'] =>
  (value, report, place) =>
    isSecret(value) ? check(reveal(value), report, place) : report.refuse('not-secret', place, 'a Secret', value)
