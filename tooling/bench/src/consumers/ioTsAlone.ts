// A consumer that only uses io-ts, as the baseline.
import * as t from 'io-ts'

export const Session = t.type({ user: t.string })
export type Session = t.TypeOf<typeof Session>
