// Command lines of `new-vendor` that print every message.
import type { JsonObject } from '@token-codecs/core'
import { root } from '@tooling/testing/workspace'
import type { VendorFiles } from '../../src/newVendor/VendorFiles.js'
import { jsonResponse, specification } from '../source/specification.js'
import type { PageRow } from './commandLine.js'
import { clearRows, fixture, pageOf, tableOf } from './commandLine.js'
import { files, plans, row } from './plans.js'

/** A run of `new-vendor`. */
export interface Command {
  readonly title: string
  readonly name?: string
  /** The text of a page. */
  readonly page?: string
  readonly openapi?: string
  readonly sample?: unknown
  readonly settings?: readonly string[]
  readonly options?: readonly string[]
  /** The lines that a user types on a terminal. */
  readonly replies?: string
  /** The current folder: in the temporary one, or an absolute path. */
  readonly folder?: string
  /** True for the paths whose files are printed. */
  readonly shows?: (path: string) => boolean
}

const [token, type] = [clearRows[0] as PageRow, clearRows[1] as PageRow]
const clear = pageOf(clearRows)
const bearer = { access_token: 'fake-a', token_type: 'Bearer' }

const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((value) => ({ a: value }), 1)

/** Schemas that each refer to the next one. */
const chain = Array.from({ length: 300 }, (_, index) => ({ allOf: [{ $ref: `#/components/schemas/${index + 1}` }] }))

const aliases = Array.from({ length: 12 }, (_, n) => `l${n}: &l${n} [${`*l${n - 1}, `.repeat(n && 9)}x]`).join('\n')

/** Wrong command lines and unreadable files. */
export const unusable: readonly Command[] = [
  { title: 'a wrong name', name: 'Acme', page: clear },
  { title: 'a name of a package that is not a vendor', name: 'core', page: clear, folder: root },
  { title: 'a name of another codec', name: 'bolt-sdk', page: clear, folder: root },
  { title: 'no documentation' },
  { title: 'an unreadable page', options: ['--docs', 'no-such-file'] },
  { title: 'a setting without a value', page: clear, settings: ['scope.separator'] },
  { title: 'a setting for no question', page: clear, settings: ['scop.separator=comma'] },
  { title: 'a setting that is not a choice', page: clear, settings: ['expires_in.unit=hours'] },
  { title: 'an unknown use', page: clear, settings: ['access_token.use=token'] },
  { title: 'a sample that is not a response', page: clear, sample: [] },
  { title: 'a sample of an error', page: clear, sample: { error: 'invalid_grant' } },
  { title: 'a broken package.json', page: clear, folder: 'broken' },
  { title: 'existing files', page: clear, options: ['--out', 'existing'] },
  { title: 'a file in place of the folder', page: clear, options: ['--out', 'page.md'] },
  {
    title: 'one use for two members',
    page: clear,
    settings: ['scope.use=refreshToken', 'token_type.use=refreshToken'],
  },
  { title: 'an invalid specification', openapi: '{' },
  { title: 'aliases without end', openapi: `openapi: 3.1.0\n${aliases}` },
  { title: 'a deep specification', openapi: JSON.stringify(nested(600)) },
  { title: 'an old specification', openapi: 'swagger: "2.0"' },
  { title: 'another document', openapi: 'a: 1' },
  {
    title: 'a specification in several files',
    openapi: specification({ responses: jsonResponse({ $ref: 'other.yaml' }) }),
  },
  {
    title: 'a deep schema',
    openapi: specification({ responses: jsonResponse(chain[0]), components: { schemas: chain } }),
  },
]

/** Documentation and samples from which no codec is written. */
export const refused: readonly Command[] = [
  { title: 'a page without a table', page: '# Tokens\n' },
  { title: 'another heading', page: clear, options: ['--heading', 'Errors'] },
  {
    title: 'two responses',
    page: `## One\n\n${tableOf(clearRows)}\n## Two\n\n${tableOf([...clearRows, ['id', 'string']])}`,
  },
  {
    title: 'no access token in two tables',
    page: `## One\n\n${tableOf([['id', 'string']])}\n## Two\n\n${tableOf([['name', 'string']])}`,
  },
  {
    title: 'no access token in the only table',
    page: pageOf([['id', 'integer']]),
    options: ['--heading', 'Response'],
  },
  {
    title: 'questions about members',
    page: pageOf([
      ['data.access_token', 'object'],
      ['data.name', 'string'],
      ['user', 'object'],
      ['token_type', 'enum: `bot`, `user`'],
      ['expires_in', 'boolean'],
      ['expires', 'integer'],
      ['refresh_expires', 'integer'],
      ['issued_at', 'string'],
      ['refresh_token_expires_in', 'integer', 'The number of minutes until it ends.'],
      ['scope', 'string'],
      ['scopes', 'string'],
      ['session_key', 'string'],
    ]),
    settings: ['data.use=wrapper'],
  },
  {
    title: 'a setting that contradicts the sample',
    page: clear,
    sample: { ...bearer, scope: 'fake-a,fake-b' },
    settings: ['scope.separator=space'],
  },
  { title: 'an unsound table', page: clear, settings: ['scope.separator=; ;'] },
  { title: 'a key-bound word for Bearer', page: clear, settings: ['token_type.bearer=DPoP'] },
  { title: 'a string as a wrapper', page: clear, settings: ['scope.use=wrapper'] },
  { title: 'two members for one', page: clear, settings: ['scope.use=accessToken', 'access_token.use=accessToken'] },
  { title: 'a token as a type', page: clear, sample: { ...bearer, token_type: 'fake.token' } },
  {
    title: 'a token as a type, and a setting',
    page: clear,
    sample: { ...bearer, token_type: 'fake.token' },
    settings: ['token_type.bearer=Bearer'],
  },
  {
    title: 'no member is the access token',
    page: pageOf([
      ['name', 'string'],
      ['id', 'integer'],
    ]),
  },
  { title: 'settings that fit no response', page: clear, settings: ['expires_in.instantFrom=5'] },
  { title: 'a sample without a token', page: clear, sample: { ...bearer, access_token: '' } },
  { title: 'a sample with other values', page: clear, sample: { ...bearer, expires_in: 'fake' } },
]

/** Tables with guesses and open questions. */
export const guessed: readonly Command[] = [
  {
    title: 'replies on a terminal',
    page: pageOf([...clearRows.slice(0, 3), ['scope', 'string'], ['session_token', 'string']]),
    replies: 'token\naccessToken\nextra\ncomma\n',
  },
  {
    title: 'no reply on a terminal',
    page: pageOf([token, ['token_type', 'enum: `bot`, `user`']]),
    replies: '\nbot,user\n',
  },
  {
    title: 'open questions',
    page: pageOf([
      ['data', 'object'],
      ['data.access_token', 'string'],
      ['data.user', 'object'],
      ['token_type', 'string'],
      ['ttl', 'integer', 'A token without expiry never expires.'],
      ['scope', 'string'],
      ['ok', 'boolean'],
      ['result', 'string'],
    ]),
    settings: ['data.use=wrapper'],
  },
  { title: 'no token type', page: pageOf([token]) },
  {
    title: 'guesses from types and names',
    page: pageOf([
      token,
      ['token_type', 'enum: `bearer`, `mac`'],
      ['ttl_ms', 'integer'],
      ['created_at', 'integer'],
      ['refresh_expiry_date', 'datetime'],
      ['status', 'enum: `ok`'],
      ['count', 'integer'],
      ['plan', 'enum: `free`, `paid`'],
      ['trial_end', 'datetime'],
      ['error', 'string'],
    ]),
  },
  {
    title: 'guesses from descriptions',
    page: pageOf([
      token,
      type,
      ['expires', 'integer', 'The lifetime, in seconds.'],
      ['scope', 'string', 'Separated by commas.'],
      ['issued_at', 'integer', 'In milliseconds.'],
      ['refresh_expires', 'integer', 'A Unix timestamp.'],
    ]),
  },
  {
    title: 'guesses from examples',
    page: pageOf([
      ['accessToken', 'string'],
      ['tokenType', 'string', '', 'bearer'],
      ['expiresIn', 'integer', '', '3600'],
      ['expiresAt', 'string', '', '2026-11-29T12:00:00Z'],
      ['issuedAt', 'string', '', '1700000000000'],
      ['scope', 'string', '', 'read,write'],
    ]),
  },
  {
    title: 'guesses from a sample',
    page: pageOf([
      ['accessToken', 'string'],
      type,
      ['expires', 'string'],
      ['issued_at', 'string'],
      ['scope', 'array'],
      ['refresh_token_scope', 'string'],
      ['ok', 'boolean'],
    ]),
    sample: {
      access_token: 'fake-a',
      token_type: 'bearer',
      expires: '2026-11-29T12:00:00Z',
      issued_at: '1700000000',
      scope: 'fake-b fake-c',
      refresh_token_scope: 'fake-b',
      ok: true,
      team: 'fake-team',
    },
  },
  {
    title: 'the unit of a lifetime in a sample',
    page: pageOf([token, ['ttl', 'integer']]),
    sample: { access_token: 'fake-a', ttl: 3600 },
  },
  { title: 'the unit of another lifetime', page: pageOf([token, ['ttl', 'integer']]) },
  {
    title: 'a lifetime that is an epoch time in the sample',
    page: clear,
    sample: { ...bearer, expires_in: 1_700_000_000 },
  },
  { title: 'one of two members', page: pageOf([...clearRows, ['scopes', 'string']]), settings: ['scope.use=scope'] },
  {
    title: 'an enumeration of Bearer',
    options: ['--docs', fixture('pages/enterprise/docs/models/shared/oauth2tokenresponse.md')],
  },
]

/** Runs whose files are printed. */
export const printed: readonly Command[] = [
  {
    title: 'a package of this repository',
    folder: root,
    shows: (path) => /^(?:packages\/acme\/(?:README|package|src|test|fixtures)|\.changeset\/add)/.test(path),
    page: pageOf([
      token,
      ['token_type', 'string', '', 'bearer'],
      ['expires_in', 'integer', 'In seconds.'],
      ['scope', 'string', 'Separated by commas.'],
      ['team', 'object'],
    ]),
  },
  { title: 'files of a project', page: clear, shows: () => true },
  {
    title: 'files of a project with vitest, from a specification',
    folder: 'with-vitest',
    openapi: specification({
      responses: jsonResponse({ properties: { access_token: { type: 'string' }, scope: { type: 'string' } } }),
    }),
    shows: () => true,
  },
]

const plan = (title: string, sample: JsonObject): VendorFiles => ({ ...(plans[title] as VendorFiles), sample })

/** Samples from which no expected token is derived. */
export const underived: readonly [VendorFiles, ...VendorFiles[]] = [
  plan('minimal', { ...bearer, error: 'invalid_grant' }),
  plan('minimal', { ...bearer, expires_in: Number.POSITIVE_INFINITY }),
  plan('constants', bearer),
  plan('an implied Bearer', { token: 'fake-a', token_type: 'Bearer' }),
  plan('minimal', {}),
  plan('minimal', { ...bearer, access_token: 1 }),
  plan('a lifetime and an instant', { ...bearer, expires_in: 10, expires_at: 5 }),
  files(
    {
      rows: [row('accessToken', 'a'), row('expiresIn', 'in'), row('expiresAt', 'at'), row('issuedAt', 'from')],
      tokenType: { implied: true },
    },
    { a: 'fake-a', in: 60, from: 1_700_000_000 },
  ),
]
