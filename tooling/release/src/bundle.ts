import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** A program and all that it imports, in one file for a browser. */
export interface Bundle {
  readonly text: string
  /** Bytes, gzipped. */
  readonly gzip: number
  /** The modules that are in it, by path from `node_modules`, with the bytes that each takes; the largest first. */
  readonly modules: readonly (readonly [path: string, bytes: number])[]
}

/** Bundles a program of a project for a browser, minified; what is in `external` is left for somebody else to bring. */
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

/** Texts that must not stand in a bundle that runs anywhere, under any content-security policy. */
const forbidden = /\beval\b|\bFunction\s*\(|["'`]node:|\brequire\b|\bprocess\b|\bBuffer\b/g

/** The folder of a package's build, and in it the package's name. */
const buildFolder = /^(?:.*node_modules\/)?((?:@[^/]+\/)?[^@/][^/]*)\/[^/]+\//

/** The texts that must not be in a bundle, and the packages of which more than one copy or build is in it. */
export const faultsOf = ({ text, modules }: Pick<Bundle, 'text' | 'modules'>): readonly string[] => {
  const copies = new Map(modules.map(([path]) => buildFolder.exec(path)).map((found) => [found?.[0], found?.[1]]))
  const names = [...copies.values()]
  const repeated = names.filter((name, index) => names.indexOf(name) < index)
  return [...new Set(text.match(forbidden)), ...repeated.map((name) => `a second copy of ${name}`)]
}
