// Compares the handwritten tables with those that the command writes from pages and specifications. The differences are
// listed in full.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AnyTokenCodec } from '@token-codecs/core'
import { describe, expect, test } from 'vitest'
import { choose } from '../../src/newVendor/choose.js'
import { plannedCodec } from '../../src/newVendor/codecOf.js'
import type { Plan, Settings } from '../../src/newVendor/Plan.js'
import { planCodec } from '../../src/newVendor/planCodec.js'
import { linkedPage } from '../../src/source/linkedPage.js'
import { readDocs } from '../../src/source/readDocs.js'
import { readOpenapi } from '../../src/source/readOpenapi.js'
import type { DocumentedResponse } from '../../src/source/Source.js'
import { codecs } from '../codecs.js'
import { differences } from './sameTable.js'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const read = (path: string): string => readFileSync(path, 'utf8')

const page = (path: string): readonly DocumentedResponse[] => {
  const file = `${fixtures}pages/${path}`
  return readDocs(read(file), linkedPage(file))
}

const specification = (name: string): readonly DocumentedResponse[] => readOpenapi(read(`${fixtures}openapi/${name}`))

const codecBy = (id: string): AnyTokenCodec => {
  const codec = codecs.get(id)
  if (codec === undefined) throw new Error(`no codec ${id}`)
  return codec
}

interface Known {
  readonly settings?: Settings
  /** A documented sample, of the codec's own fixtures. */
  readonly sample?: string
}

const generated = (responses: readonly DocumentedResponse[], { settings = {}, sample }: Known): Plan =>
  planCodec({
    members: choose(responses, {}).members,
    settings,
    ...(sample === undefined ? {} : { sample: JSON.parse(read(`${fixtures}../../${sample}`)) }),
  })

const differing = (id: string, plan: Plan): readonly string[] => differences(codecBy(id), plannedCodec(id, plan), plan)

/** Not documented: the values of a lifetime that are instants in the vendor's own examples. */
const instants = ['rows.expiresIn']
/** Not documented: the vendor's error bodies. */
const errors = ['hasErrors']
/** The members that Hydra sends, and that its SDKs do not document. */
const undocumented = [
  'extras',
  'fields.authorizationDetails',
  ...['authorization_details?', 'c_nonce_draft_00?', 'c_nonce_expires_in_draft_00?'].map((name) => `interface.${name}`),
  'rows.authorizationDetails',
  ...['authorization_details', 'c_nonce_draft_00', 'c_nonce_expires_in_draft_00'].map((name) => `wire.${name}`),
]

const oryLike = 'ory-like/docs/Model/OAuth2Token.md'
const sentAsString = { 'id_token.sent': 'string' }
const withSample = { settings: sentAsString, sample: 'ory-like/fixtures/ory-like/extra-members.json' }

describe('the table of a page is the shipped one, with these differences:', () => {
  test.each<readonly [id: string, path: string, known: Known, unsaid: readonly string[], open: readonly string[]]>([
    ['pipeshub', 'pipeshub/docs/models/oauthtokenresponse.md', {}, errors, []],
    ['pipeshub-sdk', 'pipeshub-sdk/docs/models/o-auth-token-response.md', {}, errors, []],
    ['bolt', 'bolt/docs/models/oauthtokenresponse.md', {}, errors, ['refresh_token_scope.separator']],
    ['bolt-sdk', 'bolt-sdk/docs/models/components/oauthtokenresponse.md', {}, errors, ['refreshTokenScope.separator']],
    [
      'ory-like',
      oryLike,
      { settings: { ...sentAsString, 'token_type.bearer': 'bearer' } },
      [...errors, ...undocumented],
      ['scope.separator'],
    ],
    ['ory-like', oryLike, withSample, errors, ['c_nonce_draft_00.use', 'scope.separator']],
    ['enterprise', 'enterprise/docs/models/shared/oauth2tokenresponse.md', {}, instants, []],
    ['enterprise-delegated', 'enterprise-delegated/token.md', {}, instants, []],
  ])('%s from %s with %j', (id, path, known, unsaid, open) => {
    const plan = generated(page(path), known)
    expect(differing(id, plan)).toEqual([...unsaid].sort())
    expect(plan.questions.map((question) => question.id)).toEqual(open)
  })

  test('the page of ory-like is refused until the type of its ID token is settled', () => {
    const plan = generated(page(oryLike), {})
    expect(plan.questions.find(({ id }) => id === 'id_token.sent')?.assumed).toBeUndefined()
  })
})

describe('so is the table of a specification:', () => {
  const names = readdirSync(`${fixtures}openapi`).filter((name) => name !== 'README.md')

  test('there is one for every vendor', () => {
    expect(new Set(names.map((name) => name.split('.')[0]))).toEqual(
      new Set(['pipeshub', 'bolt', 'ory-like', 'enterprise', 'enterprise-delegated']),
    )
  })

  test.each(names)('%s', (name) => {
    const [id = ''] = name.split('.')
    const known = id === 'ory-like' ? withSample : {}
    // Hydra's newer specification documents a string; the shipped interface has the older number too.
    const others = name === 'ory-like.one-of.yaml' ? ['interface.id_token?'] : []
    const unsaid = id.startsWith('enterprise') ? instants : [...errors, ...others]
    expect(differing(id, generated(specification(name), known))).toEqual(unsaid)
  })
})
