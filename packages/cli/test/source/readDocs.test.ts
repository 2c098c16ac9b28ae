import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { readDocs } from '../../src/source/readDocs.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import { member } from '../member.js'
import { readPage } from './pages.js'

const nothing = () => undefined
const required = { required: true }
const nullable = { nullable: true }

describe('reads the page of', () => {
  const pages: readonly (readonly [page: string, headings: readonly string[], members: readonly DocumentedMember[]])[] =
    [
      [
        'pipeshub/docs/models/oauthtokenresponse.md',
        ['OAuthTokenResponse', 'Fields'],
        [
          member('access_token', 'string', { example: 'fake.pipeshub.access' }),
          member('token_type', 'string', { example: 'Bearer' }),
          member('expires_in', 'integer', { example: 3600 }),
          member('refresh_token', 'string'),
          member('scope', 'string', { example: 'org:read kb:upload' }),
          member('id_token', 'string'),
        ],
      ],
      [
        'pipeshub-sdk/docs/models/o-auth-token-response.md',
        ['OAuthTokenResponse', 'Fields'],
        [
          member('accessToken', 'string'),
          member('tokenType', 'string', { example: 'Bearer' }),
          member('expiresIn', 'number', { example: 3600 }),
          member('refreshToken', 'string'),
          member('scope', 'string'),
          member('idToken', 'string'),
        ],
      ],
      [
        'bolt/docs/models/oauthtokenresponse.md',
        ['OauthTokenResponse', 'Fields'],
        [
          member('access_token', 'string'),
          member('token_type', 'string', { example: 'bearer' }),
          member('expires_in', 'integer', { example: 3600 }),
          member('refresh_token', 'string'),
          member('refresh_token_scope', 'string', { example: 'bolt.account.view' }),
          member('scope', 'string', { example: 'bolt.account.manage' }),
          member('id_token', 'string'),
        ],
      ],
      [
        'bolt-sdk/docs/models/components/oauthtokenresponse.md',
        ['OauthTokenResponse', 'Fields'],
        [
          member('accessToken', 'string'),
          member('tokenType', 'string', { example: 'bearer' }),
          member('expiresIn', 'number', { example: 3600 }),
          member('refreshToken', 'string'),
          member('refreshTokenScope', 'string', { example: 'bolt.account.view' }),
          member('scope', 'string', { example: 'bolt.account.manage' }),
          member('idToken', 'string'),
        ],
      ],
      [
        'ory-like/docs/Model/OAuth2Token.md',
        ['OAuth2Token', 'Properties'],
        [
          member('access_token', 'string'),
          member('expires_in', 'integer'),
          member('id_token', 'integer'),
          member('refresh_token', 'string'),
          member('scope', 'string'),
          member('token_type', 'string'),
        ],
      ],
      [
        'enterprise/docs/models/shared/oauth2tokenresponse.md',
        ['OAuth2TokenResponse', 'Fields'],
        [
          member('access_token', 'string', nullable),
          member('created_at', 'integer', nullable),
          member('expires_in', 'integer', nullable),
          member('scope', 'string', nullable),
          member('token_type', 'string', { nullable: true, values: ['Bearer'] }),
        ],
      ],
      [
        'enterprise-delegated/token.md',
        ['Access tokens', 'Token response'],
        [
          member('access_token', 'string', nullable),
          member('token_type', 'string', { nullable: true, values: ['Bearer'] }),
          member('expires_in', 'integer', nullable),
          member('refresh_token', 'string', nullable),
          member('scope', 'string', nullable),
          member('created_at', 'integer', nullable),
        ],
      ],
      [
        'apimatic/doc/models/o-auth-token.md',
        ['O Auth Token', 'Fields'],
        [
          member('access_token', 'string', required),
          member('token_type', 'string', { required: true, values: ['Bearer'] }),
          member('expires_in', 'integer'),
          member('scope', 'string'),
          member('refresh_token', 'string', nullable),
          member('account', 'object', {
            members: [member('id', 'integer', required), member('display_name', 'string')],
          }),
          // The linked page has the names of constants, not the values.
          member('grant', []),
        ],
      ],
      [
        'openapi-python/docs/TokenResponse.md',
        ['TokenResponse', 'Properties'],
        [
          member('access_token', 'string', required),
          member('token_type', 'string', { values: ['Bearer', 'DPoP'] }),
          member('expires_in', 'integer', { example: 3600 }),
          member('issued', 'string', { format: 'date-time' }),
          member('scopes', 'array', { required: true, items: member('items', 'string') }),
          member('owner', 'object', {
            members: [member('id', 'string', { required: true, format: 'uuid' }), member('parent', 'object')],
          }),
          member('labels', 'object'),
        ],
      ],
      [
        'openapi-typescript/docs/OAuthToken.md',
        ['OAuthToken', 'Properties'],
        [
          member('access_token', 'string', required),
          member('token_type', 'string', { values: ['Bearer'] }),
          member('expires_at', 'string'),
          member('roles', 'array', { items: member('items', 'string') }),
          member('accounts', 'array', {
            required: true,
            items: member('items', 'object', { members: [member('id', 'number', required), member('site', 'string')] }),
          }),
        ],
      ],
      [
        'openapi-java/docs/AccessToken.md',
        ['AccessToken', 'Properties'],
        [
          member('accessToken', 'string', required),
          member('tokenType', 'string', { values: ['Bearer', 'MAC'] }),
          member('expiresOn', 'string', { format: 'date-time' }),
          member('issuer', 'string', { format: 'uri' }),
          member('lifetime', 'integer'),
          member('extra', 'object'),
        ],
      ],
      [
        'damaged/token.md',
        ['Token response'],
        [
          member('access_token', 'string', required),
          member('expires_in', 'integer', required),
          member('refresh_token', 'string'),
          member('scope', 'string'),
        ],
      ],
    ]

  test.each(pages)('%s', (page, headings, members) => {
    expect(readPage(page)).toEqual([{ place: { headings }, members }])
  })
})

test('reads each table of a page that lists members, in order', () => {
  const above = ['Authorization', 'Get a token']
  const data = [
    member('access_token', 'string', { required: true, example: 'fake-access' }),
    member('refresh_token', 'string', { nullable: true, example: 'fake-refresh' }),
    member('expires_in', 'integer', { required: true, example: 3600 }),
  ]
  const team = [
    member('id', 'string', { required: true, example: 'T1' }),
    member('created', 'string', { format: 'date-time' }),
  ]
  expect(readPage('plain/authorization.md')).toEqual([
    {
      place: { headings: [...above, 'Request parameters'] },
      members: [
        member('grant_type', 'string', { required: true, values: ['authorization_code', 'refresh_token'] }),
        member('code', []),
        member('refresh_token', []),
      ],
    },
    {
      place: { headings: [...above, 'Response'] },
      members: [
        member('ok', 'boolean', { required: true, example: true }),
        member('data', 'object', { members: data }),
        member('team', 'object', { members: team }),
        member('user', 'object', {
          required: true,
          members: [member('id', 'string', { required: true, format: 'uuid' }), member('e-mail', 'string')],
        }),
        member('scopes', 'array', { required: true, items: member('items', 'string') }),
        member('devices', 'array', { items: member('items', 'object', { members: [member('id', 'integer')] }) }),
        member('.tag', 'string', { values: ['granted', 'refused'] }),
        // A string has no members, so this is a name with a dot.
        member('api.version', 'number'),
        member('api', 'string'),
      ],
    },
    {
      place: { headings: [...above, 'Errors'] },
      members: [
        member('error', 'string', { values: ['invalid_grant', 'invalid_client'] }),
        member('error_description', 'string', nullable),
      ],
    },
  ])
})

test('reads the members, linked models and values of a Widdershins page', () => {
  const owner = [member('id', 'integer', { required: true, format: 'int64' })]
  const data = [
    member('access_token', 'string', required),
    member('token_type', 'string', { required: true, values: ['Bearer', 'MAC'] }),
    member('expires_at', 'string', { format: 'date-time' }),
    member('scopes', 'array', { items: member('items', 'string') }),
    member('owner', 'object', { members: owner }),
  ]
  const body = [member('grant_type', 'string', required), member('code', 'string')]
  expect(readPage('widdershins/api.md')).toEqual([
    {
      place: { headings: ['Fake API v1', 'Issue a token', 'Parameters'] },
      members: [member('body', 'object', { required: true, members: body })],
    },
    {
      place: { headings: ['Fake API v1', 'Issue a token', 'Response Schema'] },
      members: [
        member('data', 'object', { required: true, members: data }),
        member('status', 'string', { required: true, values: ['ok'] }),
      ],
    },
    { place: { headings: ['Schemas', 'Owner', 'Properties'] }, members: owner },
  ])
})

test.each([
  'damaged/not-found.html',
  'apimatic/doc/models/grant-enum.md',
  'enterprise/docs/models/shared/oauth2tokenresponsetokentype.md',
  'openapi-python/docs/TokenType.md',
])('finds no members in %s', (page) => {
  expect(readPage(page)).toEqual([])
})

const membersOf = (markdown: string, load: (link: string) => string | undefined = nothing) =>
  readDocs(markdown, load).flatMap(({ members }) => members)

describe('a description', () => {
  const descriptionIn = (cell: string) =>
    membersOf(`| Name | Description |\n|---|---|\n| a | ${cell} |`)[0]?.description

  test.each([
    ['is plain text', 'A **bold** `code` and a [link](https://example.com)', 'A bold code and a link'],
    ['has entities decoded', 'a \\&quot;b\\&quot; &amp; `&lt;c&gt;` \\&#39;d\\&#x27;', 'a "b" & <c> \'d\''],
    ['has spaces for breaks', 'One.<br>Two.<br/>Three.', 'One. Two. Three.'],
    ['has no tags and no footnotes', '<b>Bold</b><sup>1</sup>.', 'Bold.'],
    ['is absent if there is none', 'N/A', undefined],
  ])('%s', (_, cell, expected) => {
    expect(descriptionIn(cell)).toBe(expected)
  })

  test('keeps an always as words, because it is no closed list', () => {
    expect(membersOf('| Name | Type | Description |\n|---|---|---|\n| a | string | Always `Bearer` |')).toEqual([
      member('a', 'string', { description: 'Always Bearer' }),
    ])
  })

  test('lists the values of a scalar, in its type', () => {
    const rows = ['| a | string | One of: `1`, `2`. |', '| b | int | enum: 1, 2 |', '| c | string[] | One of: `x`. |']
    expect(membersOf(`| Name | Type | Description |\n|---|---|---|\n${rows.join('\n')}`)).toMatchObject([
      { values: ['1', '2'] },
      { values: [1, 2] },
      { types: ['array'], items: { types: ['string'] } },
    ])
    expect(membersOf(`| Name | Type | Description |\n|---|---|---|\n${rows[2]}`)[0]).not.toHaveProperty('values')
    const column = '| Name | Type | Allowed values |\n|---|---|---|\n| a | string | `x`, `y` |\n| b | string | any |'
    expect(membersOf(column).map(({ values }) => values)).toEqual([['x', 'y'], undefined])
  })

  test.each([
    ['May be null.', true],
    ['Nullable.', true],
    ['**Nullable** for guests', true],
    ['`null` if nothing was granted', true],
    ['Never null.', false],
    ['Not nullable', false],
    ['Optional.', false],
  ])('that reads %s is nullable: %s', (description, expected) => {
    expect(membersOf(`| Name | Type | Description |\n|---|---|---|\n| a | string | ${description} |`)).toMatchObject([
      { nullable: expected },
    ])
  })
})

describe('headings', () => {
  const table = '| Name | Type |\n|---|---|\n| a | string |\n'
  const headingsOf = (markdown: string) => readDocs(markdown, nothing).map(({ place }) => place)

  test('are those above the table, from the title down', () => {
    const page = `# T\n## A\n### B\n${table}\n## C ##\n${table}\nTitle\n===\n\n### *D* \`e\`\n\n> ${table.replaceAll('\n', '\n> ')}`
    expect(headingsOf(page)).toEqual([
      { headings: ['T', 'A', 'B'] },
      { headings: ['T', 'C'] },
      { headings: ['Title', 'D e'] },
    ])
  })

  test('are an empty list on a page without any', () => {
    expect(headingsOf(table)).toEqual([{ headings: [] }])
  })

  test('do not contain front matter', () => {
    expect(headingsOf(`---\ntitle: T\n---\n${table}`)).toEqual([{ headings: [] }])
  })
})

describe('rows', () => {
  test('whose name cell is something else are skipped', () => {
    const rows = [
      '| Group of rows | | |',
      '| **Group** | | |',
      '| Name | Type | Description |',
      '| näme | string | |',
      '| | string | |',
    ]
    const page = `| Name | Type | Description |\n|---|---|---|\n${rows.join('\n')}\n| \`a\` | string | |\n| _b_ | | |`
    expect(membersOf(page)).toEqual([member('a', 'string'), member('b', [])])
  })

  test('may have remarks beside the name', () => {
    const rows = [
      '| `a` *(required)* |',
      '| b<br>optional |',
      '| c? |',
      '| d* |',
      '| "e": |',
      '| `f` nullable |',
      '| g (integer) |',
    ]
    const page = `| Name | Description |\n|---|---|\n${rows.map((row) => `${row} x |`).join('\n')}`
    expect(membersOf(page).map(({ description: _, ...rest }) => rest)).toEqual([
      member('a', [], required),
      member('b', []),
      member('c', []),
      member('d', []),
      member('e', []),
      member('f', [], nullable),
      member('g', 'integer'),
    ])
  })

  test('for the same member count once', () => {
    expect(membersOf('| Name | Type |\n|---|---|\n| a | string |\n| a | integer |')).toEqual([member('a', 'string')])
  })

  test('with an arrow below a scalar are skipped', () => {
    expect(membersOf('| Name | Type |\n|---|---|\n| ↳ z | string |\n| a | string |\n| ↳ b | string |')).toEqual([
      member('a', 'string'),
    ])
  })

  test('nest by the number of arrows', () => {
    const rows = ['a | object', '» b | object', '»» c | string', '» d | string', 'f | string']
    expect(membersOf(`Name | Type\n---|---\n${rows.join('\n')}`)).toEqual([
      member('a', 'object', {
        members: [member('b', 'object', { members: [member('c', 'string')] }), member('d', 'string')],
      }),
      member('f', 'string'),
    ])
  })

  test('keep names that look like those of objects', () => {
    const names = ['toString', 'constructor', 'hasOwnProperty', '`__proto__`', '`__proto__.polluted`']
    const found = membersOf(`| Name | Type |\n|---|---|\n${names.map((name) => `| ${name} | object |`).join('\n')}`)
    expect(found.map(({ name }) => name)).toEqual(['toString', 'constructor', 'hasOwnProperty', '__proto__'])
    expect(found[3]?.members).toEqual([member('polluted', 'object')])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('a link', () => {
  const page = (type: string) => `| Name | Type |\n|---|---|\n| a | ${type} |`
  const typeOf = (type: string, pages: ReadonlyMap<string, string>) => {
    const [{ name: _, ...rest } = member('', [])] = membersOf(page(type), (link) => pages.get(link))
    return rest
  }
  const { name: _, ...untyped } = member('', [])

  test('to another site or a missing page gives no type', () => {
    const pages = new Map([['https://example.com/a.md', "## Enum\n\n* `A` (value: `'a'`)"]])
    expect(typeOf('[X](https://example.com/a.md)', pages)).toEqual(untyped)
    expect(typeOf('[X](missing.md)', pages)).toEqual(untyped)
  })

  test('behind the name of a JSON type is not followed', () => {
    expect(typeOf('[Date](https://example.com/date)', new Map())).toEqual({
      ...untyped,
      types: ['string'],
      format: 'date-time',
    })
    const pages = new Map([['string.md', "## Enum\n\n* `A` (value: `'a'`)"]])
    expect(typeOf('[**String**](string.md)', pages)).toEqual({ ...untyped, types: ['string'] })
  })

  test.each([
    ['a table', '# T\n\n## Values\n\n| Name | Value |\n|---|---|\n| `A` | a |\n| `B` | b |'],
    ['a union in TypeScript', '# T\n\n## Values\n\n```typescript\n"a" | "b"\n```'],
    ['a list', '# T\n\n## Enum\n\n* `A` (value: `\'a\'`)\n\n* `B` (value: `"b"`)'],
    ['a list of values', '# T\n\n## Values\n\n- `"a"`\n- `"b"`'],
  ])('to an enumeration in %s gives its values', (_, enumeration) => {
    expect(typeOf('[models.T](../t.md)', new Map([['../t.md', enumeration]]))).toEqual({
      ...untyped,
      types: ['string'],
      values: ['a', 'b'],
    })
  })

  test.each([
    '# T\n\n## Values\n\nThis is an open enum.\n\n| Name | Value |\n|---|---|\n| `A` | a |',
    '# T\n\n## Values\n\nThis is an open enum.\n\n```typescript\n"a" | Unrecognized<string>\n```',
    '# T\n\n## Values\n\n```typescript\n"a" | Unrecognized<string>\n```',
  ])('to an enumeration that may grow gives no values (%#)', (enumeration) => {
    expect(typeOf('[T](t.md)', new Map([['t.md', enumeration]]))).toEqual({ ...untyped, types: ['string'] })
  })

  test('to a union gives the types of its alternatives', () => {
    const union = '# T\n\n## Supported Types\n\n### `string`\n\n```ts\nx\n```\n\n### `number`\n\n```ts\ny\n```'
    expect(typeOf('[T](t.md)', new Map([['t.md', union]]))).toEqual({ ...untyped, types: ['string', 'number'] })
  })

  test('to a page with several tables gives no type', () => {
    expect(typeOf('[T](t.md)', new Map([['t.md', `${page('string')}\n\n# B\n\n${page('string')}`]]))).toEqual(untyped)
  })

  test('to a part of a page gives the table there', () => {
    const two = `# One\n\n${page('string')}\n\n# Two things\n\n${page('integer')}`
    const expected = { ...untyped, types: ['object'], members: [member('a', 'integer')] }
    expect(typeOf('[T](t.md#two-things)', new Map([['t.md', two]]))).toEqual(expected)
    expect(membersOf(`${page('[T](#two-things)')}\n\n${two}`, nothing)[0]).toMatchObject({ types: ['object'] })
  })

  test('on a linked page counts from that page', () => {
    const pages = new Map([
      ['../models/b/t.md', page('[U](../c/u.md)')],
      ['../models/c/u.md', page('[V](./v.md)')],
      ['../models/c/v.md', page('boolean')],
    ])
    expect(typeOf('[T](../models/b/t.md)', pages)).toEqual({
      ...untyped,
      types: ['object'],
      members: [member('a', 'object', { members: [member('a', 'object', { members: [member('a', 'boolean')] })] })],
    })
  })

  test('in a circle ends as an object', () => {
    const pages = new Map([
      ['t.md', page('List[[U](u.md)]')],
      ['u.md', page('[T](t.md)')],
    ])
    expect(typeOf('[T](t.md)', pages)).toEqual({
      ...untyped,
      types: ['object'],
      members: [member('a', 'array', { items: member('items', 'object', { members: [member('a', 'object')] }) })],
    })
  })

  test('is followed three times, and often enough for a page', () => {
    const chain = (link: string) => page(`[X](${Number(link) + 1})`)
    const depthOf = (found: DocumentedMember | undefined): number =>
      found?.members === undefined ? 0 : 1 + depthOf(found.members[0])
    expect(depthOf(membersOf(chain('0'), chain)[0])).toBe(3)

    let loaded = 0
    const rows = Array.from({ length: 300 }, (_, index) => `| m${index} | [X](p${index}) |`).join('\n')
    const wide = `| Name | Type |\n|---|---|\n${rows}`
    membersOf(wide, () => {
      loaded += 1
      return wide
    })
    expect(loaded).toBeLessThanOrEqual(500)
  })
})

describe('for any input', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '`a`',
      '**a**',
      'a.b',
      'a[b]',
      'a[].b',
      '↳ a',
      '&nbsp;&nbsp;a',
      '__proto__',
      'string',
      'Name',
      'null',
    ),
    fc.constantFrom(
      '*Optional[str]*',
      'List[[X](x)]',
      '[X](x#Y)',
      'enum: `a`',
      'string(',
      '{[<(',
      ']]>>',
      'a|b',
      '[optional]',
    ),
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  const row = fc.array(cell, { maxLength: 5 }).map((cells) => `| ${cells.join(' | ')} |`)
  const heading = fc.constantFrom(
    '# # T',
    '## Values',
    '## Enum: aEnum',
    '## Example (as JSON)\n\n```json\n{"A": 1}\n```',
  )
  const header = fc.constantFrom(
    '| Name | Type | Description | Notes |\n|--|--|--|--|',
    '| Field | Required | Type |\n|-|-|-|',
  )
  const table = fc
    .tuple(heading, header, fc.array(row, { maxLength: 6 }))
    .map(([h, t, rows]) => [h, '', t, ...rows].join('\n'))
  const page = fc.array(table, { maxLength: 3 }).map((tables) => tables.join('\n\n'))

  test('returns a list, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(page, fc.string({ maxLength: 300 }), fc.string({ unit: 'binary' })),
        page,
        (markdown, linked) => {
          const responses = readDocs(markdown, (link) => (link === 'x' ? linked : undefined))
          for (const { members } of responses) {
            expect(members.length).toBeGreaterThan(0)
            for (const { name } of members) expect(name).toMatch(/^[\x21-\x7e]+$/)
            expect(new Set(members.map(({ name }) => name)).size).toBe(members.length)
          }
        },
      ),
      { numRuns: inject('cases') },
    )
  })

  test.each([
    ['deep quotes', `${'> '.repeat(5_000)}a`],
    ['deep lists', `${'- '.repeat(5_000)}a`],
    ['deep emphasis', `| Name | Type |\n|--|--|\n| ${'*a '.repeat(3_000)}${'b*'.repeat(3_000)} | x |`],
    ['deep brackets', `| Name | Type |\n|--|--|\n| a | ${'('.repeat(5_000)} |`],
    ['many columns', `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n|${'b|'.repeat(2_000)}`],
    ['too many characters', '| Name | Type |\n|--|--|\n'.repeat(100_000)],
  ])('ends for %s', (_, markdown) => {
    expect(readDocs(markdown, nothing).length).toBeLessThanOrEqual(1)
  })
})
