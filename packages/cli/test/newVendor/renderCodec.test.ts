import { expect, test } from 'vitest'
import type { Plan } from '../../src/newVendor/Plan.js'
import { renderCodec } from '../../src/newVendor/renderCodec.js'
import type { VendorFiles } from '../../src/newVendor/VendorFiles.js'
import { codecNameOf } from '../../src/newVendor/VendorFiles.js'
import { member } from '../member.js'
import { formatProblems } from './formatted.js'
import { files, plans, row } from './plans.js'

const rendered = (input: VendorFiles, isPublished = true): string =>
  renderCodec({
    ...input,
    from: isPublished ? `@token-codecs/${input.id}` : `./${codecNameOf(input.id)}.js`,
    isPublished,
  })

test('renders the interface, the codec and an example', () => {
  const input = plans['every plain member']
  expect(input && rendered(input)).toBe(`import type { JsonObject, TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

/**
 * Response of Acme's \`POST /oauth/token\`.
 *
 * @since 0.1.0
 * @category model
 */
export interface AcmeTokenResponse {
  access_token: string
  /** Always \`bearer\`. */
  token_type?: string
  /** Seconds. */
  expires_in?: number
  refresh_token?: string
  /** Seconds. */
  refresh_token_expires_in?: number
  /** Space-separated. */
  refresh_token_scope?: string
  /** Space-separated. */
  scope?: string
  id_token?: string
  /** Epoch seconds. */
  created_at?: number
  issued_token_type?: string
  authorization_details?: readonly JsonObject[]
}

/**
 * Codec for Acme's token responses; its \`id\` is \`acme\`.
 *
 * @example
 * import { AcmeToken } from '@token-codecs/acme'
 *
 * const token = AcmeToken.parse({ access_token: 'fake-a', token_type: 'bearer', expires_in: 3600, scope: 'read' })
 * console.log(token) // { accessToken: <redacted>, tokenType: 'Bearer', expiresIn: 3600, scope: [ 'read' ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const AcmeToken: TokenCodec<AcmeTokenResponse> = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
    refreshTokenScope: 'refresh_token_scope',
    scope: 'scope',
    idToken: 'id_token',
    issuedAt: 'created_at',
    issuedTokenType: 'issued_token_type',
    authorizationDetails: 'authorization_details',
  },
  tokenType: 'bearer',
})
`)
})

test('renders what each row and member needs, and imports nothing else', () => {
  const wanted: Readonly<Record<keyof typeof plans, readonly string[]>> = {
    'nested members': [
      "import type { JsonObject, TokenCodec } from '@token-codecs/core'",
      "import { at, defineCodec, lifetime } from '@token-codecs/core'",
      "expiresIn: lifetime(at('data', 'expires_in'), { text: false }),",
      '    user?: {\n      name?: string\n    } | null\n',
      "TokenCodec<AcmeTokenResponse, 'data' | 'meta', never>",
    ],
    'a lifetime as digits': ['/** Seconds as a string; `0` means no expiry. */'],
    'an instant in milliseconds': [
      '/** Epoch milliseconds as a string. */',
      "issuedAt: instant('issued_at', { form: 'milliseconds', text: true }),",
    ],
    'an ISO instant': ['/** A time such as `2023-12-14T22:13:20Z`. */', "instant('expires_at', { form: 'iso' })"],
    'comma scopes': ['/** Comma-separated. */', "scopes('scope', { separator: ',' })"],
    'a list of scopes': ['  scope?: readonly string[]\n', "scopes('scope', { list: true })"],
    'an implied Bearer': [
      '  expires_in?: number | string\n',
      '  // QUESTION token_type.implied: Is every token a Bearer token? Settle it with --set token_type.implied=…\n  tokenType: { implied: true },\n',
    ],
    'another word for Bearer': ["  tokenType: { spelled: ['bot', 'user token'] },\n"],
    'only Bearer': ["  token_type?: 'Bearer' | null\n", "  tokenType: { only: 'Bearer' },\n"],
    constants: [
      "  status?: 'success' | 'fail'\n",
      '  // QUESTION ok: ',
      "  constants: { ok: true, code: 0, status: 'success' },\n",
    ],
    extras: [
      '  roles?: readonly (string | number | null)[]\n',
      '  mixed?: string | JsonObject\n',
      '  anything?: unknown\n',
      "  // QUESTION webhook_token.secret: Is this a secret? Assumed: yes. Settle it with --set webhook_token.secret=…\n  secretExtras: ['webhook_token'],\n",
      '  // QUESTION user.name.secret: Is this a secret? Assumed: no. Settle it with --set user.name.secret=…\n  extras: [',
    ],
    'nullable members': ['  expires_in?: number | string | null\n', '  refresh_token: string | null\n'],
    'open questions': [
      '    // QUESTION scope.separator: Is the scope separated by spaces or by commas, as in the examples that the vendor shows\n    // on its other pages? Assumed: space. Settle it with --set scope.separator=…\n',
      '  // QUESTION other: Is that all?',
    ],
  }
  for (const [title, parts] of Object.entries(wanted)) {
    const input = plans[title]
    const text = input === undefined ? '' : rendered(input)
    for (const part of parts) expect(text).toContain(part)
  }
})

test('names are data: they end no string, comment or line', () => {
  const input = plans['strange names']
  const text = input === undefined ? '' : rendered(input)
  expect(text).toContain(`  'content-type'?: string\n  '.tag'?: string\n  "it's"?: boolean\n`)
  expect(text).toContain(String.raw`  '"quoted" and \'quoted\''?: string`)
  expect(text).toContain(String.raw`  'line\nbreak\u2028end'?: string`)
  expect(text).toContain(String.raw`  '\u202eevil'?: string`)
  expect(text).toMatch(/^[\n -~…]*$/)
  expect(text.split('\n').filter((line) => /evil/.test(line) && !/'.*evil.*'|^ +\/\/|^ \*/.test(line))).toEqual([])
})

test('a vendor may have a possessive in s, and a page without an operation', () => {
  const input = { ...files({ rows: [row('accessToken', 'a')], tokenType: { implied: true } }), id: 'acme-bots' }
  const place = { headings: ['Words of the vendor'] }
  const text = rendered({ ...input, source: { ...input.source, place } }, false)
  expect(text).toContain(
    " * Response of Acme Bots' token endpoint, as documented.\n */\nexport interface AcmeBotsTokenResponse {",
  )
  expect(text).toContain(" * import { AcmeBotsToken } from './AcmeBotsToken.js'\n")
  expect(text).not.toMatch(/@since|@category|Words of the vendor/)
  const odd = { operation: 'POST /*/ evil() /*' }
  expect(rendered({ ...input, source: { ...input.source, place: odd } })).not.toContain('evil')
})

test("never contains the vendor's descriptions and examples", () => {
  const described = { description: 'Words of the vendor.', example: 'Words of the vendor.' }
  const members = [
    member('a', 'string', described),
    member('b', 'object', { members: [member('c', 'string', described)] }),
  ]
  const text = rendered(
    files({ members, rows: [row('accessToken', 'a')], extras: ['b'], tokenType: { implied: true } }),
  )
  expect(text).not.toContain('Words')
})

// Names of every length around the line width, where the formatter breaks lines.
const lengths = Array.from({ length: 30 }, (_, index) => index)
const ofLength = (length: number): VendorFiles => {
  const name = (start: string): string => `${start}_${'x'.repeat(length)}`
  const plan: Partial<Plan> = {
    members: [
      member(name('a'), 'string', { values: [name('value_one'), name('value_two'), name('value_three')] }),
      member(name('b'), 'object', { members: [member(name('access_token')), member(name('expires_in'))] }),
      member(name('scope'), ['string', 'integer', 'boolean', 'array']),
    ],
    rows: [
      row('accessToken', [name('b'), name('access_token')]),
      row('expiresIn', [name('b'), name('expires_in')], {
        name: 'lifetime',
        options: { text: true, never: name('never') },
      }),
      row('scope', name('scope'), { name: 'scopes', options: { separator: name('separator') } }),
    ],
    tokenType: { spelled: [name('bot'), name('user token'), name('bearer token of a user')] },
    constants: { [name('ok')]: true, [name('status')]: name('success'), [name('code')]: name('zero') },
    extras: [name('a'), name('b'), name('third')],
    secretExtras: length % 2 === 0 ? [] : [name('a'), name('third')],
  }
  return files(plan, {}, `acme-${'x'.repeat(length % 30)}`)
}

test('is formatted as this repository formats its sources', () => {
  const all = [
    ...Object.entries(plans),
    ...lengths.map((length) => [`length ${length}`, ofLength(length)] as const),
    ...lengths.map((length) => [`length ${3 * length}`, ofLength(3 * length)] as const),
    ...lengths.map(
      (length) =>
        [
          `id ${length}`,
          { ...files({ members: [member('a')], rows: [row('accessToken', 'a')] }), id: `acme${'x'.repeat(length)}` },
        ] as const,
    ),
  ]
  const texts = all.map(
    ([title, input], index) => [`packages/acme/src/${title}${index}.ts`, rendered(input, index % 2 === 0)] as const,
  )
  expect(formatProblems(new Map(texts))).toBe('')
})
