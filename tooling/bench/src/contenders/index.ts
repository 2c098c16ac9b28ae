import { arktype } from './arktype.js'
import { effectSchema } from './effectSchema.js'
import { handWritten } from './handWritten.js'
import { ioTs } from './ioTs.js'
import { typebox } from './typebox.js'
import { valibot } from './valibot.js'
import { zod, zodJitless } from './zod.js'

/** The readers that `BoltToken` is compared with. */
export const contenders = [handWritten, ioTs, zod, zodJitless, valibot, arktype, effectSchema, typebox]
