import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goldenFolder } from './golden.js'
import type { Files } from './project.js'

type Edit = readonly [from: string | RegExp, to: string]

/** Replacements by file path. */
type Edits = Readonly<Record<string, readonly Edit[]>>

/** Edits files of a copy. Throws if an edit does not match, because the release would then lack that change. */
export const applyEdits = (folder: string, edits: Edits): void => {
  for (const [path, replacements] of Object.entries(edits)) {
    let text = readFileSync(join(folder, path), 'utf8')
    for (const [from, to] of replacements) {
      const edited = text.replace(from, () => to)
      if (edited === text) throw new Error(`${path} does not contain ${from}: update the edit in tooling/release`)
      text = edited
    }
    writeFileSync(join(folder, path), text)
  }
}

const before = (line: string, added: string): readonly Edit[] => [[line, `${added}${line}`]]
const after = (line: RegExp, added: string): readonly Edit[] => [[RegExp(`(?<=${line.source})`), added]]

const core = 'packages/core/src'

const plain = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer', subject: 'fake-subject' }

/** Golden documents with the new member: beside other members that older versions must keep, and in a wire value. */
const documents: Readonly<Record<string, object>> = {
  'core/subject.json': {
    canonical: {
      ...plain,
      issuedAt: 1_700_000_000,
      scope: ['openid'],
      refreshToken: 'fake-refresh-token',
      refreshTokenExpiresIn: 86_400,
    },
  },
  'core/subject-and-extensions.json': {
    canonical: { ...plain, extensions: { acme: { sub: 'fake-other' } }, addedByANewerVersion: { deep: [0] } },
  },
  'bolt/subject.json': {
    canonical: { ...plain, extensions: { 'bolt-subject': { tenant: 'fake-tenant' } } },
    wire: {
      'bolt-subject': {
        access_token: 'fake-access-token',
        token_type: 'bearer',
        sub: 'fake-subject',
        tenant: 'fake-tenant',
      },
    },
  },
}

/** Adds an optional member: a line in the table of members, one in each of two types, and its description. */
export const addsMember: Edits = {
  [`${core}/members/index.ts`]: before('  authorizationDetails: {', '  subject: { type: uri, isKept: true },\n'),
  [`${core}/members/descriptions.ts`]: before('  authorizationDetails:', "  subject: 'The subject of the token.',\n"),
  [`${core}/token/Token.ts`]: after(/readonly authorizationDetails\?:.*\n/, '  readonly subject?: string\n'),
  [`${core}/codecs/CanonicalToken.ts`]: before('  authorizationDetails?:', '  subject?: string\n'),
}

/** A minor release: a token member `subject`, a codec that carries it, an option, a code and an error member. */
export const addsSubject = (version: string): { readonly edits: Edits; readonly files: Files } => ({
  edits: {
    ...addsMember,
    [`${core}/codec/TokenCodec.ts`]: after(/readonly strict\?:.*\n/, '  readonly fakeOption?: boolean\n'),
    [`${core}/report/Note.ts`]: [
      [/(?=\n {2}\| 'null-member')/, "\n  | 'fake-code'"],
      [/(?=\n {2}'null-member':)/, "\n  'fake-code': 'fake',"],
    ],
    [`${core}/report/TokenError.ts`]: before('  readonly errorUri?', '  readonly fakeMember?: string\n'),
    'packages/bolt/src/index.ts': [[/$/, "export { BoltSubjectToken } from './BoltSubjectToken.js'\n"]],
  },
  files: {
    'packages/bolt/src/BoltSubjectToken.ts': `import type { TokenCodec } from '@token-codecs/core'
import { defineCodec } from '@token-codecs/core'

export interface BoltSubjectTokenResponse {
  access_token?: string
  token_type?: string
  sub?: string
}
export const BoltSubjectToken: TokenCodec<BoltSubjectTokenResponse> = defineCodec<BoltSubjectTokenResponse>()({
  id: 'bolt-subject',
  fields: { accessToken: 'access_token', tokenType: 'token_type', subject: 'sub' },
  tokenType: 'bearer',
})
`,
    ...Object.fromEntries(
      Object.entries(documents).map(([path, document]) => [
        `${goldenFolder}/${path.replace('/', `/${version}/`)}`,
        JSON.stringify(document),
      ]),
    ),
    '.changeset/subject.md': `---\n${['core', 'bolt'].map((name) => `'@token-codecs/${name}': minor\n`).join('')}---\n\nFake.\n`,
  },
})

const row = 'rowOf(member, [member],'
const renamed = "rowOf(member, [member === 'idToken' ? 'identityToken' : member],"
const scopes = 'type === scope'

/** Broken releases of core, applied in order: canonical JSON with a renamed member, then with a retyped one. */
export const breaking: Readonly<Record<'renamed' | 'retyped', Edits>> = {
  renamed: { [`${core}/codecs/CanonicalToken.ts`]: [[row, renamed]] },
  retyped: {
    [`${core}/codecs/CanonicalToken.ts`]: [
      [renamed, row],
      [scopes, `${scopes} && member !== 'scope'`],
    ],
  },
}
