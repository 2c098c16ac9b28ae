import type { AnyTokenCodec } from '@token-codecs/core'
import { jsonSchema } from '@token-codecs/core/json-schema'
import { printSourceFile } from '../source/printSourceFile.js'
import { call, code, literal, object, printed, scalar } from './Layout.js'
import type { Plan } from './Plan.js'
import { renderCodec } from './renderCodec.js'
import { renderReadme } from './renderReadme.js'
import { testedSample } from './testedSample.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf, responseNameOf, titleOf } from './VendorFiles.js'

/** Options of {@link packageFiles}. */
export interface PackageOptions {
  /** The plan's codec, for `schema.json`. */
  readonly codec: AnyTokenCodec
  /** Reads a file of the repository. */
  readonly read: (path: string) => string
}

/** The members of core's package.json that every package shares. */
interface SharedManifest {
  readonly bugs: { readonly url: string }
  readonly license: string
  readonly author: string
  readonly engines: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

const manifestOf = (id: string, repository: string, shared: SharedManifest): object => ({
  name: `@token-codecs/${id}`,
  version: '0.0.0',
  description: `io-ts codec for the OAuth 2.0 token responses of ${titleOf(id)}`,
  keywords: ['oauth2', 'oauth', 'oidc', 'token', 'io-ts', 'fp-ts', 'codec', id],
  homepage: `${repository}/tree/main/packages/${id}#readme`,
  bugs: shared.bugs,
  repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${id}` },
  license: shared.license,
  author: shared.author,
  type: 'module',
  sideEffects: false,
  engines: shared.engines,
  main: './dist/index.js',
  types: './dist/index.d.ts',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
    './schema.json': './schema.json',
  },
  files: ['dist', 'schema.json', 'CHANGELOG.md'],
  publishConfig: { access: 'public' },
  scripts: { build: 'node ../../tooling/typescript/build.mjs' },
  dependencies: { '@token-codecs/core': 'workspace:*' },
  peerDependencies: shared.peerDependencies,
  devDependencies: {
    '@tooling/testing': 'workspace:*',
    '@tooling/typescript': 'workspace:*',
    '@types/node': 'catalog:',
    'fp-ts': 'catalog:',
    'io-ts': 'catalog:',
  },
})

/** The vendor's rules that replace the general reading rules, for the package's test. */
const ownRulesOf = ({ rows, tokenType }: Plan): readonly string[] => [
  ...(rows.some(({ helper }) => helper?.options.instantFrom !== undefined) ? ['absolute-lifetime'] : []),
  ...(typeof tokenType === 'object' && 'only' in tokenType ? ['only-bearer'] : []),
]

/** The members whose form differs from RFC 6749's, which the general reading rules do not fit. */
const ownFormsOf = ({ rows, tokenType }: Plan): readonly string[] =>
  rows
    .filter(({ member, helper }) => {
      const { text, unit, form, never, separator, list } = helper?.options ?? {}
      const isSpelled = member === 'tokenType' && typeof tokenType === 'object' && 'spelled' in tokenType
      return isSpelled || text === true || [unit, form, never, separator, list].some((option) => option !== undefined)
    })
    .map(({ member }) => member)

const testText = (id: string, plan: Plan): string => {
  const name = codecNameOf(id)
  const ownRules = ownRulesOf(plan)
  const ownForms = ownFormsOf(plan)
  const options = object([
    ['fixtures', call('new URL', [scalar(`../fixtures/${id}/`), code('import.meta.url')])],
    ...(ownRules.length === 0 ? [] : [['ownRules', literal(ownRules)] as const]),
    ...(ownForms.length === 0 ? [] : [['ownForms', literal(ownForms)] as const]),
  ])
  return `import { checkCodec } from '@tooling/testing'
import { ${name} } from '../src/index.js'

${printed(call('checkCodec', [code(name), options]), '', '')}
`
}

const indexText = (id: string): string => `export * from '@token-codecs/core'
export type { ${responseNameOf(id)} } from './${codecNameOf(id)}.js'
export { ${codecNameOf(id)} } from './${codecNameOf(id)}.js'
`

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

const SCHEMA_VERSION = 'v1'

// RFC 6749, section 5.2.
const error = { error: 'invalid_grant', error_description: 'The code has expired.' }
const expectedError = { error: 'invalid_grant', errorDescription: 'The code has expired.' }

/** Returns the files of a package of this repository, by path. */
export const packageFiles = (files: VendorFiles, { codec, read }: PackageOptions): ReadonlyMap<string, string> => {
  const { id, plan } = files
  const shared: SharedManifest = JSON.parse(read('packages/core/package.json'))
  const repository = shared.bugs.url.replace(/\/issues$/, '')
  const { sample, expectation } = testedSample(files)
  const contents: Readonly<Record<string, string>> = {
    'README.md': renderReadme(files, repository),
    'package.json': json(manifestOf(id, repository, shared)),
    'tsconfig.json': json({ extends: '@tooling/typescript/base.json' }),
    'src/index.ts': indexText(id),
    [`src/${codecNameOf(id)}.ts`]: renderCodec({ ...files, from: `@token-codecs/${id}`, isPublished: true }),
    [`test/${codecNameOf(id)}.test.ts`]: testText(id, plan),
    [`fixtures/${id}/token.json`]: json(sample),
    [`fixtures/${id}/token.expected.json`]: json(expectation),
    [`fixtures/${id}/error.json`]: json(error),
    [`fixtures/${id}/error.expected.json`]: json(expectedError),
    'schema.json': json(jsonSchema(`urn:token-codecs:${id}:${SCHEMA_VERSION}`, [codec])),
    'source.json': printSourceFile({ [files.id]: files.source }),
  }
  return new Map(Object.entries(contents).map(([path, text]) => [`packages/${id}/${path}`, text]))
}
