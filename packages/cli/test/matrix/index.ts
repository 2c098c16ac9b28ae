// One row for each codec, typed by hand from the vendors' documentation and never from `codec.fields`, the code under
// test. `expected.ts` derives each conversion's result from two rows.
import { bolt } from './bolt.js'
import { core } from './core.js'
import { enterprise } from './enterprise.js'
import { oryLike } from './oryLike.js'
import { pipeshub } from './pipeshub.js'
import type { Rows } from './Row.js'

export const matrix: Rows = { ...pipeshub, ...bolt, ...oryLike, ...enterprise, ...core }
