/** A JSON value. @since 0.1.0 @category model */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object. @since 0.1.0 @category model */
export interface JsonObject {
  readonly [name: string]: Json
}
