/** A JSON type that a vendor documents. `null` is the member `nullable`, not a type. */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array'

/** A member of a response, as the vendor documents it. */
export interface DocumentedMember {
  /** The name in a response. */
  readonly name: string
  /** The documentation's spelling of the name, if a sample shows another one. */
  readonly documentedAs?: string
  /** More than one for a union; empty if the documentation names no JSON type. */
  readonly types: readonly JsonType[]
  /** False if the documentation says optional, or nothing. */
  readonly required: boolean
  readonly nullable: boolean
  /** The documented values, if they are a closed list. */
  readonly values?: readonly (string | number | boolean)[]
  /** A format in OpenAPI's terms, such as `int64`, `date-time` or `uri`. */
  readonly format?: string
  /** The type of an array's items. */
  readonly items?: DocumentedMember
  /** The members of an object, if documented. */
  readonly members?: readonly DocumentedMember[]
  /** True if a sample has the member, but the documentation does not. */
  readonly sampledOnly?: boolean
  /** The vendor's own words, as evidence for guesses. Never written to a file. */
  readonly description?: string
  /** A documented example or default. Never written to a file. */
  readonly example?: unknown
}

/** The place of a response in the vendor's documentation. It never contains a schema's name, which vendors change. */
export type Place =
  | {
      /** Texts of the headings above the table, from the page's title down. */
      readonly headings: readonly string[]
    }
  | {
      /** Method and path, such as `POST /oauth/token`. */
      readonly operation: string
    }

/** A documented response: a table in a page, or the successful response of an operation. */
export interface DocumentedResponse {
  readonly place: Place
  readonly members: readonly DocumentedMember[]
}

/** Returns the place as one line, for messages. */
export const placeText = (place: Place): string => ('operation' in place ? place.operation : place.headings.join(' > '))
