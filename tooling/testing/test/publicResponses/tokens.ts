import type { ResponseParts } from '@token-codecs/core'

// Responses of providers and from test suites of other libraries, written by hand from public documentation. Every value
// that could be a secret begins with `fake-`, and must never appear in printed output.

/** A token response; status 200 and JSON by default. */
export type Answer = Partial<Omit<ResponseParts, 'body'>> & { readonly body: object | string }
export type Triples = readonly (readonly string[])[]

/** Canonical JSON of the token, without `v` and without the access token if it is `fake-access-token`. */
type TokenRow = readonly [provider: string, answer: Answer, token: object, notes?: Triples]

export const access_token = 'fake-access-token'
const refresh_token = 'fake-refresh-token'
const id_token = 'fake-header.fake-payload.fake-signature'
export const form = 'application/x-www-form-urlencoded'
const rfc6749 = (extension: object): object => ({ extensions: { rfc6749: extension } })
const bearer = { tokenType: 'Bearer' }
const assumed = [['defaulted', 'assumed-bearer', 'tokenType']]
const numeric = [['repaired', 'numeric-string', 'expiresIn']]
const refreshable = { ...bearer, refreshToken: refresh_token }

export const tokenRows: readonly TokenRow[] = [
  [
    'RFC 6749 §5.1',
    { body: { access_token, token_type: 'example', expires_in: 3600, refresh_token, example_parameter: 'value' } },
    {
      tokenType: 'example',
      expiresIn: 3600,
      refreshToken: refresh_token,
      ...rfc6749({ example_parameter: 'value' }),
    },
  ],
  [
    'RFC 8693 §2.2.1',
    { body: { access_token, issued_token_type: 'urn:ietf:params:oauth:token-type:jwt', token_type: 'n_a' } },
    { tokenType: 'N_A', issuedTokenType: 'urn:ietf:params:oauth:token-type:jwt' },
  ],
  [
    'RFC 9449 §5',
    { body: { access_token, token_type: 'dpop', expires_in: 2677 } },
    { tokenType: 'DPoP', expiresIn: 2677 },
  ],
  [
    'RFC 9396 §7',
    { body: { access_token, token_type: 'Bearer', authorization_details: [{ type: 'payment_initiation' }] } },
    { ...bearer, authorizationDetails: [{ type: 'payment_initiation' }] },
  ],
  [
    'a MAC token',
    { body: { access_token, token_type: 'mac', mac_key: 'fake-key', mac_algorithm: 'hmac-sha-256' } },
    { tokenType: 'MAC', ...rfc6749({ mac_key: 'fake-key', mac_algorithm: 'hmac-sha-256' }) },
  ],
  [
    'GitHub, form',
    { contentType: `${form}; charset=utf-8`, body: `access_token=${access_token}&scope=repo%2Cgist&token_type=bearer` },
    { ...bearer, scope: ['repo,gist'] },
  ],
  [
    'GitHub, form without scope',
    { contentType: form, body: `access_token=${access_token}&scope=&token_type=bearer` },
    { ...bearer, scope: [] },
  ],
  [
    'GitHub, form with expiry',
    {
      contentType: form,
      body: `access_token=${access_token}&expires_in=28800&refresh_token=${refresh_token}&refresh_token_expires_in=15897600&scope=&token_type=bearer`,
    },
    { ...refreshable, expiresIn: 28800, scope: [], ...rfc6749({ refresh_token_expires_in: '15897600' }) },
  ],
  [
    'Facebook, legacy form',
    { contentType: 'text/plain; charset=UTF-8', body: `access_token=${access_token}&expires=5183999` },
    { ...bearer, ...rfc6749({ expires: '5183999' }) },
    assumed,
  ],
  [
    'Facebook',
    {
      contentType: 'text/javascript; charset=UTF-8',
      body: { access_token, token_type: 'bearer', expires_in: 5183944 },
    },
    { ...bearer, expiresIn: 5183944 },
  ],
  [
    'Slack, bot and user',
    {
      body: {
        ok: true,
        access_token,
        token_type: 'bot',
        scope: 'commands,incoming-webhook',
        bot_user_id: 'U0',
        team: { name: 'Team', id: 'T0' },
        enterprise: null,
        authed_user: { id: 'U1', scope: 'chat:write', access_token: 'fake-user-token', token_type: 'user' },
      },
    },
    {
      tokenType: 'bot',
      scope: ['commands,incoming-webhook'],
      ...rfc6749({
        ok: true,
        bot_user_id: 'U0',
        team: { name: 'Team', id: 'T0' },
        enterprise: null,
        authed_user: { id: 'U1', scope: 'chat:write', access_token: 'fake-user-token', token_type: 'user' },
      }),
    },
  ],
  [
    'Salesforce',
    {
      contentType: 'application/json;charset=UTF-8',
      body: {
        access_token,
        instance_url: 'https://salesforce.example',
        id: 'https://salesforce.example/id/00D',
        token_type: 'Bearer',
        issued_at: '1278448832702',
        signature: 'fake-signature=',
      },
    },
    {
      ...bearer,
      ...rfc6749({
        instance_url: 'https://salesforce.example',
        id: 'https://salesforce.example/id/00D',
        issued_at: '1278448832702',
        signature: 'fake-signature=',
      }),
    },
  ],
  [
    'Google',
    {
      body: {
        access_token,
        expires_in: 3599,
        refresh_token,
        scope: 'openid https://google.example/auth/drive.readonly',
        token_type: 'Bearer',
        id_token,
        refresh_token_expires_in: 604799,
      },
    },
    {
      ...refreshable,
      expiresIn: 3599,
      scope: ['openid', 'https://google.example/auth/drive.readonly'],
      idToken: id_token,
      ...rfc6749({ refresh_token_expires_in: 604799 }),
    },
  ],
  [
    'Azure AD v1',
    {
      body: {
        token_type: 'Bearer',
        expires_in: '3599',
        ext_expires_in: '3599',
        expires_on: '1388444763',
        not_before: '1388440863',
        resource: 'https://azure.example/',
        access_token,
      },
    },
    {
      ...bearer,
      expiresIn: 3599,
      ...rfc6749({
        ext_expires_in: '3599',
        expires_on: '1388444763',
        not_before: '1388440863',
        resource: 'https://azure.example/',
      }),
    },
    numeric,
  ],
  [
    'Azure AD v2',
    {
      body: {
        token_type: 'Bearer',
        scope: 'User.Read profile openid email',
        expires_in: 3599,
        ext_expires_in: 3599,
        access_token,
        refresh_token,
        id_token,
      },
    },
    {
      ...refreshable,
      scope: ['User.Read', 'profile', 'openid', 'email'],
      expiresIn: 3599,
      idToken: id_token,
      ...rfc6749({ ext_expires_in: 3599 }),
    },
  ],
  ['LinkedIn', { body: { access_token, expires_in: 5184000 } }, { ...bearer, expiresIn: 5184000 }, assumed],
  [
    'Stripe',
    {
      body: {
        access_token,
        livemode: false,
        refresh_token,
        token_type: 'bearer',
        stripe_publishable_key: 'fake-publishable-key',
        stripe_user_id: 'acct_0',
        scope: 'express',
      },
    },
    {
      ...refreshable,
      scope: ['express'],
      ...rfc6749({ livemode: false, stripe_publishable_key: 'fake-publishable-key', stripe_user_id: 'acct_0' }),
    },
  ],
  [
    'Twitch',
    {
      body: {
        access_token,
        expires_in: 14124,
        refresh_token,
        scope: ['channel:moderate', 'chat:edit'],
        token_type: 'bearer',
      },
    },
    { ...refreshable, expiresIn: 14124, scope: ['channel:moderate', 'chat:edit'] },
    [['repaired', 'scope-array', 'scope']],
  ],
  [
    'Twitch, without scope',
    { body: { access_token, expires_in: 5011271, token_type: 'bearer', scope: [] } },
    { ...bearer, expiresIn: 5011271, scope: [] },
    [['repaired', 'scope-array', 'scope']],
  ],
  [
    'Shopify',
    { body: { access_token, scope: 'write_orders,read_customers' } },
    { ...bearer, scope: ['write_orders,read_customers'] },
    assumed,
  ],
  [
    'Strava',
    {
      body: {
        token_type: 'Bearer',
        expires_at: 1568775134,
        expires_in: 21600,
        refresh_token,
        access_token,
        athlete: { id: 1, premium: true, weight: 70.5 },
      },
    },
    {
      ...refreshable,
      expiresIn: 21600,
      ...rfc6749({ expires_at: 1568775134, athlete: { id: 1, premium: true, weight: 70.5 } }),
    },
  ],
  [
    'Spotify, client credentials',
    { body: { access_token, token_type: 'Bearer', expires_in: 3600, scope: '' } },
    { ...bearer, expiresIn: 3600, scope: [] },
  ],
  [
    'Reddit',
    { body: { access_token, token_type: 'bearer', expires_in: 86400, scope: '*', device_id: 'device' } },
    { ...bearer, expiresIn: 86400, scope: ['*'], ...rfc6749({ device_id: 'device' }) },
  ],
  [
    'Discord, with a webhook',
    {
      body: {
        token_type: 'Bearer',
        access_token,
        scope: 'identify webhook.incoming',
        expires_in: 604800,
        refresh_token,
        webhook: { name: 'hook', token: 'fake-webhook-token' },
      },
    },
    {
      ...refreshable,
      scope: ['identify', 'webhook.incoming'],
      expiresIn: 604800,
      ...rfc6749({ webhook: { name: 'hook', token: 'fake-webhook-token' } }),
    },
  ],
  [
    'Mailchimp',
    { body: { access_token, expires_in: 0, scope: null } },
    { ...bearer, expiresIn: 0 },
    [...assumed, ['ignored', 'null-member', 'scope']],
  ],
  [
    'Instagram',
    { body: { access_token, user_id: 17841400000 } },
    { ...bearer, ...rfc6749({ user_id: 17841400000 }) },
    assumed,
  ],
  [
    'PayPal',
    {
      body: {
        scope: 'https://paypal.example/services/invoicing https://paypal.example/services/vault',
        access_token,
        token_type: 'Bearer',
        app_id: 'APP-0',
        expires_in: 31668,
        nonce: '2020-04-03T15:35:36Z-0',
      },
    },
    {
      ...bearer,
      scope: ['https://paypal.example/services/invoicing', 'https://paypal.example/services/vault'],
      expiresIn: 31668,
      ...rfc6749({ app_id: 'APP-0', nonce: '2020-04-03T15:35:36Z-0' }),
    },
  ],
  [
    'Keycloak',
    {
      body: {
        access_token,
        expires_in: 60,
        refresh_expires_in: 1800,
        refresh_token,
        token_type: 'Bearer',
        id_token,
        'not-before-policy': 0,
        session_state: 'session',
        scope: 'openid email profile',
      },
    },
    {
      ...refreshable,
      expiresIn: 60,
      idToken: id_token,
      scope: ['openid', 'email', 'profile'],
      ...rfc6749({ refresh_expires_in: 1800, 'not-before-policy': 0, session_state: 'session' }),
    },
  ],
  [
    'WeChat',
    {
      contentType: 'text/plain',
      body: { access_token, expires_in: 7200, refresh_token, openid: 'openid', scope: 'snsapi_base' },
    },
    { ...refreshable, expiresIn: 7200, scope: ['snsapi_base'], ...rfc6749({ openid: 'openid' }) },
    assumed,
  ],
  [
    'QQ',
    {
      contentType: 'text/html',
      body: `access_token=${access_token}&expires_in=7776000&refresh_token=${refresh_token}`,
    },
    { ...refreshable, expiresIn: 7776000 },
    assumed,
  ],
  [
    'Weibo',
    {
      contentType: 'text/plain;charset=UTF-8',
      body: { access_token, remind_in: '798114', expires_in: 798114, uid: '0' },
    },
    { ...bearer, expiresIn: 798114, ...rfc6749({ remind_in: '798114', uid: '0' }) },
    assumed,
  ],
  [
    'Naver',
    { body: { access_token, token_type: 'bearer', expires_in: '3600' } },
    { ...bearer, expiresIn: 3600 },
    numeric,
  ],
  [
    'eBay',
    { body: { access_token, expires_in: 7200, refresh_token, token_type: 'User Access Token' } },
    { tokenType: 'User Access Token', expiresIn: 7200, refreshToken: refresh_token },
  ],
  [
    'Notion',
    { body: { access_token, token_type: 'bearer', owner: { type: 'workspace', workspace: true }, template_id: null } },
    { ...bearer, ...rfc6749({ owner: { type: 'workspace', workspace: true }, template_id: null }) },
  ],
  [
    'Bitbucket',
    { body: { access_token, scopes: 'repository', token_type: 'bearer', expires_in: 7200, state: 'refresh_token' } },
    { ...bearer, expiresIn: 7200, ...rfc6749({ scopes: 'repository', state: 'refresh_token' }) },
  ],
  [
    'Intuit',
    {
      body: {
        token_type: 'bearer',
        expires_in: 3600,
        refresh_token,
        x_refresh_token_expires_in: 8726400,
        access_token,
      },
    },
    { ...refreshable, expiresIn: 3600, ...rfc6749({ x_refresh_token_expires_in: 8726400 }) },
  ],
  [
    'GitLab',
    { body: { access_token, token_type: 'Bearer', expires_in: 7200, scope: 'api', created_at: 1607635748 } },
    { ...bearer, expiresIn: 7200, scope: ['api'], ...rfc6749({ created_at: 1607635748 }) },
  ],
  [
    'Stack Exchange, with parentheses',
    { contentType: 'text/plain', body: `access_token=${access_token}))&expires=86400` },
    { ...bearer, accessToken: `${access_token}))`, ...rfc6749({ expires: '86400' }) },
    assumed,
  ],
  [
    'Facebook, with a vertical bar',
    { contentType: 'text/plain', body: `access_token=${access_token}|0-1` },
    { ...bearer, accessToken: `${access_token}|0-1` },
    assumed,
  ],
  [
    'VK',
    { body: { access_token, expires_in: 43200, user_id: 66748, email: 'fake-name@vk.example' } },
    { ...bearer, expiresIn: 43200, ...rfc6749({ user_id: 66748, email: 'fake-name@vk.example' }) },
    assumed,
  ],
  ['Foursquare, only a token', { contentType: null, body: { access_token } }, bearer, assumed],
  [
    'Fitbit, status 201',
    { status: 201, body: { access_token, expires_in: 28800, refresh_token, token_type: 'BEARER', user_id: '0' } },
    { ...refreshable, expiresIn: 28800, ...rfc6749({ user_id: '0' }) },
  ],
  [
    'Doorkeeper, with null and empty members',
    { body: { access_token, token_type: null, expires_in: null, refresh_token: '', id_token: null, scope: ' a\tb\n' } },
    { ...bearer, scope: ['a', 'b'] },
    [
      ...assumed,
      ['ignored', 'null-member', 'expiresIn'],
      ['ignored', 'empty-member', 'refreshToken'],
      ['ignored', 'null-member', 'idToken'],
    ],
  ],
  [
    'a lifetime that means "never expires"',
    { body: `{"access_token":"${access_token}","token_type":"bearer","expires_in":9223372036854775807}` },
    { ...bearer, extensions: { 'rfc6749#moved': { expires_in: Number('9223372036854775807') } } },
    [
      ['moved', 'too-large', 'expiresIn'],
      ['ignored', 'imprecise-number', 'extensions'],
    ],
  ],
  [
    'an unusable lifetime, scope and ID token',
    { body: { access_token, token_type: 'bearer', expires_in: 'notanumber', scope: { read: true }, id_token: 0 } },
    {
      ...bearer,
      extensions: { 'rfc6749#moved': { expires_in: 'notanumber', scope: { read: true }, id_token: 0 } },
    },
    [
      ['moved', 'not-digits', 'expiresIn'],
      ['moved', 'not-string', 'scope'],
      ['moved', 'not-string', 'idToken'],
    ],
  ],
  [
    'Instagram, a number beyond 2^53',
    { body: `{"access_token":"${access_token}","user_id":17841405793187219}` },
    { ...bearer, ...rfc6749({ user_id: Number('17841405793187219') }) },
    [...assumed, ['ignored', 'imprecise-number', 'extensions']],
  ],
  ['an empty type', { body: { access_token, token_type: '' } }, bearer, assumed],
  [
    'a library that sends fractional seconds',
    { body: { access_token, token_type: 'bearer', expires_in: 3600.12, expires_at: 1543593463.5 } },
    { ...bearer, expiresIn: 3600, ...rfc6749({ expires_at: 1543593463.5 }) },
    [['repaired', 'fractional-lifetime', 'expiresIn']],
  ],
  [
    'a success with empty error members',
    { body: { access_token, token_type: 'bearer', error: '', error_description: null, errors: [] } },
    { ...bearer, ...rfc6749({ error_description: null, errors: [] }) },
    [['ignored', 'no-error', 'error']],
  ],
  [
    'a form with braces, sent as HTML',
    { contentType: 'text/html', body: `access_token=${access_token}&expires=3600&otherKey={1234}` },
    { ...bearer, ...rfc6749({ expires: '3600', otherKey: '{1234}' }) },
    assumed,
  ],
  [
    'JSON sent as HAL',
    {
      contentType: 'application/hal+json',
      body: { foo: 'bar', access_token, token_type: 'Bearer', expires_in: '600' },
    },
    { ...bearer, expiresIn: 600, ...rfc6749({ foo: 'bar' }) },
    numeric,
  ],
  [
    'members named like those of Object.prototype',
    { body: `{"access_token":"${access_token}","token_type":"bearer","__proto__":{"admin":true},"constructor":"x"}` },
    { ...bearer, ...rfc6749(JSON.parse('{"__proto__":{"admin":true},"constructor":"x"}')) },
  ],
]
