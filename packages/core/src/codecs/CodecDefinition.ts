import type { Path } from '../codec/at.js'
import type { ErrorShape } from '../codec/errorShape.js'
import type { AnyTableRow, RowKind, TableRow } from '../codec/TableRow.js'
import type { Secret } from '../token/Secret.js'
import type { Token, TokenMember } from '../token/Token.js'

export type NamesOf<Wire> = keyof Wire & string

type Place<Wire> = NamesOf<Wire> | Path

/** A table before its types are checked: any name of the response for any member. */
export type FieldsOf<Wire> = { readonly accessToken?: Place<Wire>; readonly tokenType?: Place<Wire> } & {
  readonly [Member in Exclude<TokenMember, 'accessToken' | 'tokenType'>]?: Place<Wire> | AnyTableRow
}

type Flag = string | number | boolean

/** A value of the documented type, which is written. */
type Success<Value> = Flag & Exclude<Value, null | undefined>

/** The values with which a response says that it is a success. */
export type ConstantsOf<Wire> = {
  readonly [Name in NamesOf<Wire>]?: Success<Wire[Name]> | readonly [Success<Wire[Name]>, ...Flag[]]
}

/** The reason why a table is refused, which the compiler shows. */
export interface Wrong<Reason extends string> {
  readonly '~wrong': Reason
}

/** The kind of row that a member takes. */
type KindOf<Member extends TokenMember> = Required<Token>[Member] extends readonly string[]
  ? 'scope'
  : Required<Token>[Member] extends number
    ? Member extends `${string}At`
      ? 'instant'
      : 'lifetime'
    : 'any'

interface KindAdvice {
  readonly lifetime: 'use a name, lifetime(…) or field(…) for this member'
  readonly instant: 'use a name, instant(…) or field(…) for this member'
  readonly scope: 'use a name, scopes(…) or field(…) for this member'
  readonly any: 'use a name or field(…) for this member'
}

/** The type that a member of a token has on the wire, in RFC 6749, 8693 and 9396. */
type WireValue<Value> =
  Value extends Secret<infer Sealed>
    ? Sealed extends string
      ? string
      : readonly object[]
    : Value extends readonly string[]
      ? string
      : Value

/** The documented type of the member at a path; `never` where the response has no such member. */
type ValueAt<Wire, Names> = Names extends readonly [infer Name, ...infer Rest]
  ? Name extends keyof NonNullable<Wire>
    ? ValueAt<Exclude<NonNullable<Wire>[Name], null | undefined>, Rest>
    : never
  : Wire

/** True where one type holds the other: a documented enumeration is text too, and so is a union of text and number. */
type Fits<Documented, Value> = [Documented] extends [Value] ? true : [Value] extends [Documented] ? true : false

type PathOf<Entry> = Entry extends string
  ? readonly [Entry]
  : Entry extends Path<infer Names>
    ? Names
    : Entry extends { readonly name: infer Name }
      ? PathOf<Name>
      : never

type ValueOf<Entry, Member extends TokenMember> =
  Entry extends TableRow<infer _, infer __, infer Value> ? Value : WireValue<Required<Token>[Member]>

type RowOf<Entry> = Entry extends TableRow<infer _, infer Kind, infer __> ? Kind : 'any'

/** Advice about a plain name whose documented type does not fit. */
type Advice<Documented, Kind extends RowKind> = Kind extends 'lifetime'
  ? [Documented] extends [string]
    ? 'documented as a string: use lifetime(name, { text: true })'
    : 'a lifetime is a number of seconds; otherwise use lifetime(…)'
  : Kind extends 'instant'
    ? [Documented] extends [string]
      ? "documented as a string: use instant(name, { form: 'iso' }) or instant(name, { text: true })"
      : 'an instant is a number of epoch seconds; otherwise use instant(…)'
    : Kind extends 'scope'
      ? [Documented] extends [readonly unknown[]]
        ? 'documented as an array: use scopes(name, { list: true })'
        : 'a scope is a string; otherwise use scopes(…)'
      : 'documented as another type than this member has'

type CheckedValue<Documented, Entry, Member extends TokenMember> = [Documented] extends [never]
  ? Wrong<'the response has no member at this path'>
  : Fits<Documented, ValueOf<Entry, Member>> extends true
    ? Entry
    : Entry extends TableRow<infer _, infer __, infer Value>
      ? [Documented, KindOf<Member>] extends [readonly unknown[], 'scope']
        ? Wrong<'documented as an array: use scopes(name, { list: true })'>
        : [Value] extends [string]
          ? Wrong<'not documented as a string: leave out `text`, or choose another form'>
          : [Value] extends [readonly string[]]
            ? Wrong<'not documented as an array: leave out `list`'>
            : [Documented] extends [string]
              ? Wrong<'documented as a string: add text: true'>
              : Wrong<'documented as another type than this row reads'>
      : Wrong<Advice<Documented, KindOf<Member>>>

// Where an entry is not a name of the response, its type is every name, and the compiler says which is meant.
type CheckedField<Wire, Entry, Member> =
  Place<Wire> extends Entry
    ? Entry
    : Member extends TokenMember
      ? RowOf<Entry> extends 'any' | KindOf<Member>
        ? PathOf<Entry>[number] extends string
          ? CheckedValue<ValueAt<Wire, PathOf<Entry>>, Entry, Member>
          : Wrong<'a path in fields cannot step into an array'>
        : Wrong<KindAdvice[KindOf<Member>]>
      : Wrong<'Token has no such member'>

type RestOf<Paths, Name> = Paths extends readonly [Name, ...infer Rest] ? Rest : never

/** The members of a response, nested ones by their path, that no path of the table covers. */
type Uncovered<Wire, Paths> = {
  [Name in NamesOf<Wire>]-?: [RestOf<Paths, Name>] extends [never]
    ? Name
    : [] extends RestOf<Paths, Name>
      ? never
      : `${Name}.${Uncovered<Exclude<Wire[Name], null | undefined>, RestOf<Paths, Name>>}`
}[NamesOf<Wire>]

type Covered<Fields, Constants, Extra> =
  | { readonly [Member in keyof Fields]: PathOf<Fields[Member]> }[keyof Fields]
  | (keyof Constants extends infer Name ? (Name extends string ? readonly [Name] : never) : never)
  | (Extra extends string ? readonly [Extra] : never)

/** Refuses a response member that is neither a field, a constant nor an extra. */
type Complete<Wire, Paths> = {
  readonly [Name in Uncovered<Wire, Paths> as `${Name} is neither a field, a constant nor an extra`]: never
}

type WithAccessToken<Wire, Fields> = Fields extends { readonly accessToken: unknown }
  ? unknown
  : { readonly accessToken: NamesOf<Wire> | Path }

/** The option for Bearer, for tables with and without a member for the type. */
type TokenTypeOption<Fields> = Fields extends { readonly tokenType: unknown }
  ? {
      /**
       * How the vendor spells Bearer, `Bearer` by default; `only` where its documented type can hold nothing else; `spelled`
       * where it has other words for it, the first of which is written.
       */
      readonly tokenType?:
        | string
        | { readonly only: string; readonly spelled?: never }
        | { readonly spelled: readonly [string, ...string[]]; readonly only?: never }
    }
  : {
      /** The response does not say the type, because every token is a Bearer token. */
      readonly tokenType: { readonly implied: true }
    }

/**
 * The parts of a codec: the vendor's table and its deviations.
 *
 * @since 0.1.0
 * @category model
 */
export type CodecDefinition<
  Wire,
  Fields extends FieldsOf<Wire>,
  Constants,
  Extra extends string,
  SecretExtra extends string,
> = TokenTypeOption<Fields> & {
  /** The codec's id: lower case words with hyphens, unique, and never changed once published. */
  readonly id: string
  /**
   * For each member that the vendor documents, in the order of writing: its name, its path by `at`, or a `lifetime`, an
   * `instant`, a `scopes` or a `field`.
   */
  readonly fields: Fields & {
    readonly [Member in keyof Fields]: CheckedField<Wire, Fields[Member], Member>
  } & WithAccessToken<Wire, Fields> &
    Complete<Wire, Covered<Fields, Constants, Extra>>
  /** The flags of success: a value, or a list of which the first is written. Any other value is an error, never a token. */
  readonly constants?: Constants & {
    readonly [Name in Exclude<keyof Constants, NamesOf<Wire>>]: Wrong<'the response has no such member'>
  }
  /** The documented members that no token has, which `extrasOf` returns; for a container, what the table leaves of it. */
  readonly extras?: readonly Extra[]
  /** Those extras that are secret. */
  readonly secretExtras?: readonly SecretExtra[]
  /** The vendor's error bodies, beside RFC 6749 §5.2's. */
  readonly errors?: readonly ErrorShape[]
}
