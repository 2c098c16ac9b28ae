import type { Path } from '../codec/at.js'
import type { ErrorShape } from '../codec/errorShape.js'
import type { AnyTableRow, RowKind, TableRow } from '../codec/TableRow.js'
import type { Secret } from '../token/Secret.js'
import type { Token, TokenMember } from '../token/Token.js'

export type NamesOf<Wire> = keyof Wire & string

type Place<Wire> = NamesOf<Wire> | Path

/** A table before type checking: any response member for any token member. */
export type FieldsOf<Wire> = { readonly accessToken?: Place<Wire>; readonly tokenType?: Place<Wire> } & {
  readonly [Member in Exclude<TokenMember, 'accessToken' | 'tokenType'>]?: Place<Wire> | AnyTableRow
}

type Flag = string | number | boolean

/** A flag of the documented type, except `null`. */
type Success<Value> = Flag & Exclude<Value, null | undefined>

/** The values that mark a response as a success, by member. */
export type ConstantsOf<Wire> = {
  readonly [Name in NamesOf<Wire>]?: Success<Wire[Name]> | readonly [Success<Wire[Name]>, ...Flag[]]
}

/** The reason why a table is rejected, shown by the compiler. */
export interface Wrong<Reason extends string> {
  readonly '~wrong': Reason
}

/** The kind of row that a member accepts. */
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

/** The wire type of a token member in RFC 6749, 8693 and 9396. */
type WireValue<Value> =
  Value extends Secret<infer Sealed>
    ? Sealed extends string
      ? string
      : readonly object[]
    : Value extends readonly string[]
      ? string
      : Value

/** The documented type of the member at a path; `never` if the response has no such member. */
type ValueAt<Wire, Names> = Names extends readonly [infer Name, ...infer Rest]
  ? Name extends keyof NonNullable<Wire>
    ? ValueAt<Exclude<NonNullable<Wire>[Name], null | undefined>, Rest>
    : never
  : Wire

/** True if one type is assignable to the other: an enumeration fits `string`, and so does `string | number`. */
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

// For an unknown name, `Entry` is inferred as all names. Keeping it lets the compiler suggest the right one.
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

/**
 * The response members that no path of the table covers; nested ones as dotted paths. `infer` keeps the compiler from
 * expanding the members of every name, even of strings, while it infers the table.
 */
type Uncovered<Wire, Paths> = {
  [Name in NamesOf<Wire>]-?: RestOf<Paths, Name> extends infer Rest
    ? [Rest] extends [never]
      ? Name
      : [] extends Rest
        ? never
        : `${Name}.${Uncovered<Exclude<Wire[Name], null | undefined>, Rest>}`
    : never
}[NamesOf<Wire>]

type Covered<Fields, Constants, Extra> =
  | { readonly [Member in keyof Fields]: PathOf<Fields[Member]> }[keyof Fields]
  | (keyof Constants extends infer Name ? (Name extends string ? readonly [Name] : never) : never)
  | (Extra extends string ? readonly [Extra] : never)

/** Rejects a response member that is neither a field, a constant nor an extra. */
type Complete<Wire, Paths> = {
  readonly [Name in Uncovered<Wire, Paths> as `${Name} is neither a field, a constant nor an extra`]: never
}

type WithAccessToken<Wire, Fields> = Fields extends { readonly accessToken: unknown }
  ? unknown
  : { readonly accessToken: NamesOf<Wire> | Path }

/** The `tokenType` option, for tables with and without a token type member. */
type TokenTypeOption<Fields> = Fields extends { readonly tokenType: unknown }
  ? {
      /**
       * How the vendor spells Bearer; `Bearer` by default. Use `only` if the documented type allows nothing else. Use
       * `spelled` if the vendor has other words for Bearer; the first one is written.
       */
      readonly tokenType?:
        | string
        | { readonly only: string; readonly spelled?: never }
        | { readonly spelled: readonly [string, ...string[]]; readonly only?: never }
    }
  : {
      /** The response contains no token type, because every token is a Bearer token. */
      readonly tokenType: { readonly implied: true }
    }

/**
 * The definition of a codec: the vendor's table and its deviations from RFC 6749.
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
  /** The codec's unique id: lower-case words with hyphens. Never changes once published. */
  readonly id: string
  /**
   * The place of each token member in the response, in writing order: a name, a path made by `at`, or a row made by
   * `lifetime`, `instant`, `scopes`, `nullable` or `field`.
   */
  readonly fields: Fields & {
    readonly [Member in keyof Fields]: CheckedField<Wire, Fields[Member], Member>
  } & WithAccessToken<Wire, Fields> &
    Complete<Wire, Covered<Fields, Constants, Extra>>
  /** Success flags: a value, or a list whose first value is written. Any other value is an error, never a token. */
  readonly constants?: Constants & {
    readonly [Name in Exclude<keyof Constants, NamesOf<Wire>>]: Wrong<'the response has no such member'>
  }
  /** Documented members that are not token members, for `extrasOf`. A container omits the members that have rows. */
  readonly extras?: readonly Extra[]
  /** The extras that `extrasOf` returns as a `Secret`. */
  readonly secretExtras?: readonly SecretExtra[]
  /** The vendor's error bodies, in addition to RFC 6749 §5.2. */
  readonly errors?: readonly ErrorShape[]
}
