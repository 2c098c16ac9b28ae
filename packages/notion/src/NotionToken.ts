import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'
import { notionError } from './errors.js'

/** The user or the workspace that owns a Notion connection. @since 0.1.0 @category model */
export type NotionOwner =
  | {
      type: 'user'
      /** Only `id` and `object`, if the connection cannot read users. */
      user: {
        object: 'user'
        id: string
        type?: 'person'
        name?: string | null
        avatar_url?: string | null
        person?: { email?: string }
      }
    }
  | { type: 'workspace'; workspace: true }

/**
 * Response of `POST /v1/oauth/token`.
 *
 * @see https://developers.notion.com/reference/create-a-token
 * @since 0.1.0
 * @category model
 */
export interface NotionTokenResponse {
  access_token: string
  /** Always `bearer`. */
  token_type: string
  refresh_token: string | null
  /** The id of the authorization. */
  bot_id: string
  /** The address of an image. */
  workspace_icon: string | null
  workspace_name: string | null
  workspace_id: string
  owner: NotionOwner
  /** The id of the page that was created from a template. */
  duplicated_template_id: string | null
  disabled_tool_names?: readonly string[]
  request_id?: string
}

/**
 * Codec for Notion's token responses; its `id` is `notion`.
 *
 * @example
 * import { extrasOf, NotionToken } from '@token-codecs/notion'
 *
 * const token = NotionToken.parse({ access_token: 'fake-a', token_type: 'bearer', workspace_id: 'fake-w' })
 * console.log(extrasOf(NotionToken, token)) // { workspace_id: 'fake-w' }
 *
 * @since 0.1.0
 * @category codecs
 */
export const NotionToken: TokenCodec<
  NotionTokenResponse,
  | 'bot_id'
  | 'workspace_icon'
  | 'workspace_name'
  | 'workspace_id'
  | 'owner'
  | 'duplicated_template_id'
  | 'disabled_tool_names'
  | 'request_id'
> = defineCodec<NotionTokenResponse>()({
  id: 'notion',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    refreshToken: 'refresh_token',
  },
  tokenType: 'bearer',
  extras: [
    'bot_id',
    'workspace_icon',
    'workspace_name',
    'workspace_id',
    'owner',
    'duplicated_template_id',
    'disabled_tool_names',
    'request_id',
  ],
  errors: [notionError],
})
