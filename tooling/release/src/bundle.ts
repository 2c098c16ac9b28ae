import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** A program and its imports, bundled into one file for browsers. */
export interface Bundle {
  readonly text: string
  /** Gzipped size in bytes. */
  readonly gzip: number
  /** Each bundled module's path below `node_modules` and its size in bytes, largest first. */
  readonly modules: readonly (readonly [path: string, bytes: number])[]
}

/** Bundles and minifies a project's program for browsers, without the `external` packages. */
export const bundle = async (project: string, program: string, external: readonly string[] = []): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: program, resolveDir: project },
    absWorkingDir: project,
    bundle: true,
    external: [...external],
    format: 'esm',
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    minify: true,
    outfile: 'bundle.js',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  const [file] = outputFiles
  const [output] = Object.values(metafile.outputs)
  if (file === undefined || output === undefined) throw new Error('nothing was bundled')
  const modules = Object.entries(output.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path, { bytesInOutput }]) => [path.replace(/^.*?node_modules\//, ''), bytesInOutput] as const)
    .sort(([, one], [, other]) => other - one)
  const { text, contents } = file
  return { text, gzip: gzipSync(contents, { level: 9 }).length, modules }
}

/** Code that a bundle must not contain, because it has to run anywhere and under any content-security policy. */
const forbidden = /\beval\b|\bFunction\s*\(|["'`]node:|\brequire\b|\bprocess\b|\bBuffer\b/g

/** Matches the folder of a package's build and captures the package's name. */
const buildFolder = /^(?:.*node_modules\/)?((?:@[^/]+\/)?[^@/][^/]*)\/[^/]+\//

/** Lists the forbidden code in a bundle, and the packages that it contains in more than one copy or build. */
export const faultsOf = ({ text, modules }: Pick<Bundle, 'text' | 'modules'>): readonly string[] => {
  const copies = new Map(modules.map(([path]) => buildFolder.exec(path)).map((found) => [found?.[0], found?.[1]]))
  const names = [...copies.values()]
  const repeated = names.filter((name, index) => names.indexOf(name) < index)
  return [...new Set(text.match(forbidden)), ...repeated.map((name) => `a second copy of ${name}`)]
}
