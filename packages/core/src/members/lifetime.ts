import type { MemberType } from './MemberType.js'
import { secondsType } from './seconds.js'

/** A lifetime in whole seconds. */
export const lifetime: MemberType = secondsType('lifetime', 'whole seconds from 0 to 1e11')
