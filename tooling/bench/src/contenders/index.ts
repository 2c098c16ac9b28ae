import type { Contender } from './Contender.js'
import { handWritten } from './handWritten.js'
import { ioTs } from './ioTs.js'
import { zod, zodJitless } from './zod.js'

export type { Contender } from './Contender.js'
export { ours } from './ours.js'

/** Those that `BoltToken` is compared with. */
export const contenders: readonly Contender[] = [handWritten, ioTs, zod, zodJitless]
