import type { AnyTokenCodec, ConvertOptions } from '@token-codecs/core'

/**
 * Options of every conversion in bulk.
 *
 * @since 0.1.0
 * @category model
 */
export interface LineOptions extends Omit<ConvertOptions, 'receivedAt'> {
  readonly from: AnyTokenCodec
  readonly to: AnyTokenCodec
  /**
   * When the responses were received: epoch seconds for all, or the member or CSV column that says it for each. Such a
   * member contains epoch seconds or an ISO 8601 date-time with its offset. A line without it is rejected. It is taken
   * out of the response, unless the codec documents it.
   */
  readonly receivedAt?: number | { readonly member: string }
  /** The member of each line that contains the response, as an object or as text. The rest of the line stays as is. */
  readonly member?: string
  /** Longest line in bytes, without its end. Longer lines are rejected. Default 1 MiB. */
  readonly maxLineBytes?: number
}

/** Default of `maxLineBytes`: core reads responses up to this size. */
export const MAX_LINE_BYTES = 1_048_576
