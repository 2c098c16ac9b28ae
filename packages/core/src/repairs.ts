import type { Json } from './json.js'
import type { TokenMember } from './Token.js'

/**
 * A vendor's way of sending something else than a lifetime where a lifetime belongs.
 *
 * @since 0.1.0
 * @category model
 */
export interface LifetimeRepair {
  /** The note's `reason`. */
  readonly reason: string
  /** What the note tells a person. */
  readonly explanation: string
  readonly member: 'expiresIn' | 'refreshTokenExpiresIn'
  /** Whether the repair concerns this value. Such a value is never written: the codec would not read it back. */
  readonly applies: (seconds: number) => boolean
  /** The lifetime, or `undefined` when it cannot be known: the member is then kept as data. Negative is malformed. */
  readonly repair: (seconds: number, issuedAt: number | undefined, receivedAt: number | undefined) => number | undefined
}

/**
 * A vendor's way of sending, in a known member's place, what is not that member: it is kept as data in the codec's
 * extension and, unlike other unknown members with a known name, given back.
 *
 * @since 0.1.0
 * @category model
 */
export interface Relocation {
  /** The note's `reason`. */
  readonly reason: string
  /** What the note tells a person. */
  readonly explanation: string
  readonly member: Exclude<TokenMember, 'accessToken' | 'tokenType'>
  /** Whether a value is none of the member's. */
  readonly moves: (value: Json) => boolean
}

/** A named tolerance of a vendor's own. @since 0.1.0 @category model */
export type Repair = LifetimeRepair | Relocation

/**
 * What a codec tells of one of its repairs. Open, so that a codec of another version is one of this version too: that
 * may repair a member which this version does not know.
 *
 * @since 0.1.0
 * @category model
 */
export interface CodecRepair {
  /** The note's `reason`. */
  readonly reason: string
  /** What the note tells a person. */
  readonly explanation: string
  /** The member of the token. */
  readonly member: string
  /** Of a lifetime alone: whether the repair concerns this value, in seconds. */
  readonly applies?: (seconds: number) => boolean
}

export const isRelocation = (repair: Repair): repair is Relocation => 'moves' in repair
export const isLifetimeRepair = (repair: Repair): repair is LifetimeRepair => !isRelocation(repair)

const attempt = <A>(run: () => A): A | undefined => {
  try {
    return run()
  } catch {
    return undefined
  }
}

/** A repair that never throws, and that nobody changes: it does not concern what it throws at, and knows no lifetime there. */
export const sheltered = (repair: Repair): Repair =>
  Object.freeze(
    isRelocation(repair)
      ? { ...repair, moves: (value: Json) => attempt(() => repair.moves(value)) === true }
      : {
          ...repair,
          applies: (seconds: number) => attempt(() => repair.applies(seconds)) === true,
          repair: (...times: Parameters<LifetimeRepair['repair']>) => attempt(() => repair.repair(...times)),
        },
  )
