// A consumer of io-ts alone, to compare with.
import * as t from 'io-ts'

export const Session = t.type({ user: t.string })
export type Session = t.TypeOf<typeof Session>
