import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { typeRoots } from '@tooling/testing/workspace'
import type { PublishedPackage } from './packages.js'

const silent = { default: { logLevel: ExtractorLogLevel.None } }

const configure = ({ name, folder }: PublishedPackage, output: string): ExtractorConfig => {
  const home = join(output, name)
  mkdirSync(home)
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, 'dist/index.d.ts'),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2022'],
            module: 'nodenext',
            strict: true,
            exactOptionalPropertyTypes: true,
            types: ['node'],
            typeRoots,
          },
          files: ['dist/index.d.ts'],
        },
      },
      // What an export is made of is shown too: a change there is a change of the export.
      apiReport: { enabled: true, reportFolder: home, reportTempFolder: home, includeForgottenExports: true },
      dtsRollup: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      // The tests of README and docstrings judge comments, the compiler the rest.
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  })
}

/** What built packages offer, each by its name: every export in its order, without comments, in Markdown. */
export const reportsOf = (packages: readonly PublishedPackage[]): ReadonlyMap<string, string> => {
  const output = mkdtempSync(join(tmpdir(), 'token-codecs-contract-'))
  try {
    const configs = packages.map((published) => configure(published, output))
    const [first, ...others] = configs
    if (first === undefined) throw new Error('there is no package to report on')
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
    })
    return new Map(
      configs.map((config, index) => {
        const { succeeded } = Extractor.invoke(config, {
          compilerState,
          localBuild: true,
          messageCallback: (message) => {
            message.handled = true
          },
        })
        const name = packages[index]?.name ?? ''
        if (!succeeded) throw new Error(`packages/${name} cannot be reported on`)
        return [name, readFileSync(config.reportFilePath, 'utf8').replace(/ +$/gm, '')]
      }),
    )
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}
