import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { root } from '@tooling/testing/workspace'

/** Where compilers find the types of Node, because packages that declare none need them too. */
export const typeRoot: string = join(root, 'tooling/docs/node_modules/@types')

/** A built package: the name of its folder, and the folder. */
interface Built {
  readonly name: string
  readonly folder: string
}

const configure = ({ name, folder }: Built, output: string): ExtractorConfig => {
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
            typeRoots: [typeRoot],
          },
          files: ['dist/index.d.ts'],
        },
      },
      // Types that are not exported show too: a change there changes the exports made of them.
      apiReport: { enabled: true, reportFolder: home, reportTempFolder: home, includeForgottenExports: true },
      dtsRollup: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
  })
}

/** API reports of built packages by name: every export in Markdown, without comments. */
export const reportsOf = (packages: readonly Built[]): ReadonlyMap<string, string> => {
  const output = mkdtempSync(join(tmpdir(), 'token-codecs-reports-'))
  try {
    const configs = packages.map((published) => configure(published, output))
    const [first, ...others] = configs
    if (first === undefined) throw new Error('expected a package to report on')
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
        if (!succeeded) throw new Error(`packages/${name}: no report; is it built?`)
        // The extractor leaves comments inside of type literals: their wording is not part of what is offered.
        return [
          name,
          readFileSync(config.reportFilePath, 'utf8')
            .replace(/ *\/\*\*[\s\S]*?\*\//g, '')
            .replace(/ +$/gm, ''),
        ]
      }),
    )
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}
