import type { JsonObject } from '@token-codecs/core'
import type { Plan, PlannedRow } from '../../src/newVendor/Plan.js'
import type { VendorFiles } from '../../src/newVendor/VendorFiles.js'
import { member } from '../member.js'

export const row = (
  name: PlannedRow['member'],
  path: string | readonly string[],
  helper?: PlannedRow['helper'],
): PlannedRow => ({
  member: name,
  path: typeof path === 'string' ? [path] : path,
  ...(helper === undefined ? {} : { helper }),
})

const emptyPlan: Plan = {
  members: [],
  documented: [],
  rows: [],
  constants: {},
  extras: [],
  secretExtras: [],
  guesses: [],
  questions: [],
  settings: {},
}

/** The files of a plan. */
export const files = (plan: Partial<Plan>, sample: JsonObject = {}, id = 'acme'): VendorFiles => ({
  id,
  plan: { ...emptyPlan, ...plan },
  source: {
    from: 'https://acme.example/docs/oauth.md',
    seen: '2026-11-29',
    place: { operation: 'POST /oauth/token' },
    members: plan.members ?? [],
    settings: plan.settings ?? {},
  },
  sample,
  isDocumented: true,
})

const bearer = [row('accessToken', 'access_token'), row('tokenType', 'token_type')]
const bearerMembers = [member('access_token', 'string', { required: true }), member('token_type')]
const bearerSample = { access_token: 'fake-access-token', token_type: 'Bearer' }

const question = {
  id: 'scope.separator',
  ask: 'Is the scope separated by spaces or by commas, as in the examples that the vendor shows on its other pages?',
  choices: ['space', 'comma'],
  assumed: 'space',
}

/** Plans of many kinds, with a sample of each. */
export const plans: Readonly<Record<string, VendorFiles>> = {
  minimal: files({ members: bearerMembers, rows: bearer }, bearerSample),
  'every plain member': files(
    {
      members: [
        ...bearerMembers,
        member('expires_in', 'integer'),
        member('refresh_token'),
        member('refresh_token_expires_in', 'number'),
        member('refresh_token_scope'),
        member('scope', 'string', { values: ['read', 'write'] }),
        member('id_token'),
        member('created_at', 'integer', { format: 'int64' }),
        member('issued_token_type'),
        member('authorization_details', 'array', { items: member('', 'object') }),
      ],
      rows: [
        ...bearer,
        row('expiresIn', 'expires_in'),
        row('refreshToken', 'refresh_token'),
        row('refreshTokenExpiresIn', 'refresh_token_expires_in'),
        row('refreshTokenScope', 'refresh_token_scope'),
        row('scope', 'scope'),
        row('idToken', 'id_token'),
        row('issuedAt', 'created_at'),
        row('issuedTokenType', 'issued_token_type'),
        row('authorizationDetails', 'authorization_details'),
      ],
      tokenType: 'bearer',
    },
    {
      access_token: 'fake-access-token',
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: 'fake-refresh-token',
      refresh_token_expires_in: 86400,
      refresh_token_scope: 'read',
      scope: 'read write',
      id_token: 'fake-header.fake-payload.fake-signature',
      created_at: 1700000000,
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      authorization_details: [{ type: 'fake' }],
    },
  ),
  'nested members': files(
    {
      members: [
        member('data', 'object', {
          required: true,
          members: [
            member('access_token', 'string', { required: true }),
            member('token_type'),
            member('expires_in', 'integer'),
            member('user', 'object', { members: [member('name')], nullable: true }),
          ],
        }),
        member('meta', 'object'),
      ],
      rows: [
        row('accessToken', ['data', 'access_token']),
        row('tokenType', ['data', 'token_type']),
        row('expiresIn', ['data', 'expires_in'], { name: 'lifetime', options: { text: false } }),
      ],
      extras: ['data', 'meta'],
    },
    {
      data: { access_token: 'fake-access-token', token_type: 'Bearer', expires_in: 60, user: { name: 'Fake' } },
      meta: { page: 1 },
    },
  ),
  'nested members alone': files(
    {
      members: [
        member('data', 'object', { members: [member('access_token'), member('expires_in', 'string')] }),
        member('ok', 'boolean'),
      ],
      rows: [
        row('accessToken', ['data', 'access_token']),
        row('expiresIn', ['data', 'expires_in'], { name: 'lifetime', options: { text: true } }),
      ],
      constants: { ok: true },
      tokenType: { implied: true },
    },
    { ok: true, data: { access_token: 'fake-access-token', expires_in: '3600' } },
  ),
  'a lifetime as digits': files(
    {
      members: [...bearerMembers, member('expires_in')],
      rows: [...bearer, row('expiresIn', 'expires_in', { name: 'lifetime', options: { text: true, never: 0 } })],
    },
    { ...bearerSample, expires_in: '3600' },
  ),
  'a lifetime that never ends': files(
    {
      members: [...bearerMembers, member('expires_in', 'integer'), member('scope'), member('user')],
      rows: [
        ...bearer,
        row('expiresIn', 'expires_in', { name: 'lifetime', options: { never: 0 } }),
        row('scope', 'scope'),
      ],
      extras: ['user'],
    },
    { ...bearerSample, expires_in: 0, scope: 'read', user: 'fake' },
  ),
  'a lifetime in milliseconds': files(
    {
      members: [...bearerMembers, member('expires_in', 'integer')],
      rows: [...bearer, row('expiresIn', 'expires_in', { name: 'lifetime', options: { unit: 'milliseconds' } })],
    },
    { ...bearerSample, expires_in: 86399999 },
  ),
  'a lifetime that may be an instant': files(
    {
      members: [...bearerMembers, member('expires_in', 'integer')],
      rows: [...bearer, row('expiresIn', 'expires_in', { name: 'lifetime', options: { instantFrom: 1000000000 } })],
    },
    { ...bearerSample, expires_in: 7200 },
  ),
  'an ISO instant': files(
    {
      members: [...bearerMembers, member('expires_at', 'string', { format: 'date-time' })],
      rows: [...bearer, row('expiresAt', 'expires_at', { name: 'instant', options: { form: 'iso' } })],
    },
    { ...bearerSample, expires_at: '2023-11-14T22:13:20Z' },
  ),
  'an ISO instant with a fraction and an offset': files(
    {
      members: [...bearerMembers, member('expires_at')],
      rows: [...bearer, row('expiresAt', 'expires_at', { name: 'instant', options: { form: 'iso' } })],
    },
    { ...bearerSample, expires_at: '2023-11-14T22:13:20.500+01:00' },
  ),
  'an instant in milliseconds': files(
    {
      members: [...bearerMembers, member('issued_at'), member('expires_in')],
      rows: [
        ...bearer,
        row('issuedAt', 'issued_at', { name: 'instant', options: { form: 'milliseconds', text: true } }),
        row('expiresIn', 'expires_in', { name: 'lifetime', options: { text: true } }),
      ],
    },
    { ...bearerSample, issued_at: '1700000000500', expires_in: '14399' },
  ),
  'a lifetime and an instant': files(
    {
      members: [...bearerMembers, member('expires_in', 'integer'), member('expires_at', 'integer')],
      rows: [...bearer, row('expiresIn', 'expires_in'), row('expiresAt', 'expires_at')],
    },
    { ...bearerSample, expires_in: 3600, expires_at: 1700003600 },
  ),
  'two lifetimes and two instants': files(
    {
      members: [
        ...bearerMembers,
        member('expires_in', 'integer'),
        member('expires_at', 'integer'),
        member('refresh_expires_in', 'integer'),
        member('refresh_expires_at', 'integer'),
      ],
      rows: [
        ...bearer,
        row('expiresIn', 'expires_in'),
        row('expiresAt', 'expires_at'),
        row('refreshTokenExpiresIn', 'refresh_expires_in'),
        row('refreshTokenExpiresAt', 'refresh_expires_at'),
      ],
    },
    {
      ...bearerSample,
      expires_in: 3600,
      expires_at: 1700003600,
      refresh_expires_in: 7200,
      refresh_expires_at: 1700007200,
    },
  ),
  'comma scopes': files(
    {
      members: [...bearerMembers, member('scope')],
      rows: [...bearer, row('scope', 'scope', { name: 'scopes', options: { separator: ',' } })],
    },
    { ...bearerSample, scope: 'read,write' },
  ),
  'comma scopes with spaces': files(
    {
      members: [...bearerMembers, member('scope')],
      rows: [...bearer, row('scope', 'scope', { name: 'scopes', options: { separator: ',' } })],
    },
    { ...bearerSample, scope: 'read, write' },
  ),
  'a list of scopes': files(
    {
      members: [...bearerMembers, member('scope', 'array', { items: member('') })],
      rows: [...bearer, row('scope', 'scope', { name: 'scopes', options: { list: true } })],
    },
    { ...bearerSample, scope: ['read', 'write'] },
  ),
  'an empty list of scopes': files(
    {
      members: [...bearerMembers, member('scope', 'array', { items: member('', 'string', { values: ['read'] }) })],
      rows: [...bearer, row('scope', 'scope', { name: 'scopes', options: { list: true } })],
    },
    { ...bearerSample, scope: [] },
  ),
  'an implied Bearer': files(
    {
      members: [member('token', 'string', { required: true }), member('expires_in', ['integer', 'string'])],
      rows: [row('accessToken', 'token'), row('expiresIn', 'expires_in')],
      tokenType: { implied: true },
      questions: [{ id: 'token_type.implied', ask: 'Is every token a Bearer token?', choices: ['yes', 'no'] }],
    },
    { token: 'fake-access-token', expires_in: 60 },
  ),
  'another word for Bearer': files(
    {
      members: [...bearerMembers, member('scope')],
      rows: [...bearer, row('scope', 'scope')],
      tokenType: { spelled: ['bot', 'user token'] },
    },
    { access_token: 'fake-access-token', token_type: 'bot', scope: '' },
  ),
  'only Bearer': files(
    {
      members: [member('access_token'), member('token_type', 'string', { values: ['Bearer'], nullable: true })],
      rows: bearer,
      tokenType: { only: 'Bearer' },
    },
    bearerSample,
  ),
  constants: files(
    {
      members: [
        ...bearerMembers,
        member('ok', 'boolean'),
        member('code', 'integer', { values: [0] }),
        member('status', [], { values: ['success', 'fail'] }),
      ],
      rows: bearer,
      constants: { ok: true, code: 0, status: 'success' },
      questions: [{ id: 'ok', ask: 'Is it `true` in each successful response?', choices: [], assumed: 'true' }],
    },
    { ...bearerSample, ok: true, code: 0, status: 'success' },
  ),
  extras: files(
    {
      members: [
        ...bearerMembers,
        member('instance_url', 'string', { format: 'uri' }),
        member('team', 'object', { nullable: true }),
        member('user', 'object', { members: [member('id', 'integer', { required: true }), member('tags', 'array')] }),
        member('webhook_token', 'string'),
        member('roles', 'array', { items: member('', ['string', 'integer'], { nullable: true }) }),
        member('anything', []),
        member('mixed', ['string', 'object'], { members: [member('id')] }),
      ],
      rows: bearer,
      extras: ['instance_url', 'team', 'user', 'webhook_token', 'roles', 'anything', 'mixed'],
      secretExtras: ['webhook_token'],
      questions: [
        { id: 'webhook_token.secret', ask: 'Is this a secret?', choices: ['yes', 'no'], assumed: 'yes' },
        { id: 'user.name.secret', ask: 'Is this a secret?', choices: ['yes', 'no'], assumed: 'no' },
      ],
    },
    {
      ...bearerSample,
      instance_url: 'https://fake.example',
      team: null,
      user: { id: 1, tags: [] },
      webhook_token: 'fake-webhook-token',
      roles: ['a', 1, null],
    },
  ),
  'strange names': files(
    {
      members: [
        ...bearerMembers,
        member('content-type'),
        member('.tag'),
        member("it's", 'boolean'),
        member('"quoted" and \'quoted\''),
        member('*/ evil(); /*'),
        member('line\nbreak\u2028end'),
        member('$\u007bname}'),
        member('back\\slash'),
        member('\u202eevil'),
        member('1'),
        member('constructor'),
        member('__proto__'),
        member('caf\u00e9'),
      ],
      rows: [...bearer, row('scope', '*/ evil(); /*')],
      extras: [
        'content-type',
        '.tag',
        "it's",
        '"quoted" and \'quoted\'',
        'line\nbreak\u2028end',
        '$\u007bname}',
        'back\\slash',
        '\u202eevil',
        '1',
        'constructor',
        '__proto__',
        'caf\u00e9',
      ],
      questions: [{ id: '*/ evil(); /*.separator', ask: 'Line\nbreak\u2028; evil()?', choices: [] }],
    },
    { ...bearerSample, 'content-type': 'fake', '*/ evil(); /*': 'read', ['__proto__']: 'fake' },
  ),
  'nullable members': files(
    {
      members: [
        member('access_token', 'string', { nullable: true }),
        member('token_type', 'string', { nullable: true }),
        member('expires_in', ['integer', 'string'], { nullable: true }),
        member('refresh_token', 'string', { nullable: true, required: true }),
      ],
      rows: [...bearer, row('expiresIn', 'expires_in'), row('refreshToken', 'refresh_token')],
    },
    { ...bearerSample, expires_in: null, refresh_token: '' },
  ),
  'open questions': files(
    {
      members: [...bearerMembers, member('scope')],
      rows: [...bearer, row('scope', 'scope')],
      questions: [question, { id: 'other', ask: 'Is that all?', choices: [] }],
      settings: { 'scope.separator': 'space' },
    },
    { ...bearerSample, scope: 'read' },
  ),
  'long names': files(
    {
      members: [
        member(`access_${'t'.repeat(60)}`),
        member('outer', 'object', {
          members: [
            member(`inner_${'i'.repeat(90)}`),
            member(`scope_${'s'.repeat(70)}`, ['string', 'integer', 'boolean', 'number']),
          ],
        }),
        member('kind', 'string', { values: Array.from({ length: 12 }, (_, index) => `value-number-${index}`) }),
        ...Array.from({ length: 12 }, (_, index) => member(`extra_number_${index}`)),
      ],
      rows: [
        row('accessToken', `access_${'t'.repeat(60)}`),
        row('refreshToken', ['outer', `inner_${'i'.repeat(90)}`]),
        row('scope', ['outer', `scope_${'s'.repeat(70)}`], { name: 'scopes', options: { separator: ',' } }),
      ],
      tokenType: { implied: true },
      extras: ['kind', ...Array.from({ length: 12 }, (_, index) => `extra_number_${index}`)],
      secretExtras: ['extra_number_1'],
    },
    { [`access_${'t'.repeat(60)}`]: 'fake-access-token' },
    'acme-vendor-with-a-long-name',
  ),
}
