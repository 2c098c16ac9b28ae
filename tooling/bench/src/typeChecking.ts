import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

const empty = `import * as t from 'io-ts'

export const Session = t.type({ user: t.string })
export type Session = t.TypeOf<typeof Session>
`

const consumer = `import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { Token } from '@token-codecs/core'
import { CanonicalToken, convert, fromResponse, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
import * as t from 'io-ts'

export const Session = t.type({
  user: t.string,
  bolt: BoltToken,
  boltSdk: t.union([t.null, BoltSdkToken]),
  enterprise: t.array(EnterpriseToken),
  delegated: t.readonlyArray(EnterpriseDelegatedToken),
  oryLike: t.record(t.string, OryLikeToken),
  pipeshub: PipeshubToken,
  stored: t.intersection([
    t.strict({ token: CanonicalToken }),
    t.partial({ plain: Rfc6749Token, sdk: PipeshubSdkToken }),
  ]),
})
export type Session = t.TypeOf<typeof Session>
export const tokensOf = (session: Session): readonly Token[] => [session.bolt, ...session.enterprise, session.stored.token]
export const converted = convert(BoltToken, EnterpriseToken)({})
export const answered = fromResponse(OryLikeToken)
export const documented = PipeshubToken.wire.decode({})
`

const options = [
  '--extendedDiagnostics',
  '--noEmit',
  // One thread counts the same each time.
  '--singleThreaded',
  '--ignoreConfig',
  '--strict',
  '--skipLibCheck',
  ...['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022'],
]

const RUNS = 5

const compiler = createRequire(import.meta.url).resolve('typescript/package.json')

const check = (file: string): string => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dirname(compiler), 'bin/tsc'), ...options, file],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`a consumer does not compile:\n${stdout}${stderr}`)
  return stdout
}

const numberOf = (diagnostics: string, name: string): number => {
  const found = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(diagnostics)?.[1]
  if (found === undefined) throw new Error(`tsc says nothing of ${name}`)
  return Number(found)
}

export interface TypeChecking {
  readonly name: string
  readonly types: number
  readonly instantiations: number
  /** Median. */
  readonly checkMilliseconds: number
}

const measure = (name: string, file: string, times: number): TypeChecking => {
  const runs = Array.from({ length: times }, () => check(file))
  const [first = ''] = runs
  return {
    name,
    types: numberOf(first, 'Types'),
    instantiations: numberOf(first, 'Instantiations'),
    checkMilliseconds: median(runs.map((run) => numberOf(run, 'Check time') * 1_000)),
  }
}

/** What checking types costs: of a consumer that uses every vendor, and of one that uses io-ts alone. */
export const measureTypeChecking = (times: number = RUNS): readonly TypeChecking[] => {
  // Where the packages resolve, and nothing else looks.
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  mkdirSync(dist, { recursive: true })
  const folder = mkdtempSync(join(dist, 'consumer-'))
  try {
    const [emptyFile, consumerFile] = [join(folder, 'empty.mts'), join(folder, 'consumer.mts')]
    writeFileSync(emptyFile, empty)
    writeFileSync(consumerFile, consumer)
    return [
      measure('one `t.type`, io-ts alone', emptyFile, times),
      measure('every vendor, composed in a `t.type`', consumerFile, times),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
