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

/** Constructs that a bundle does without to run anywhere, under any content-security policy. */
const forbidden: Readonly<Record<string, RegExp>> = {
  eval: /\beval\b/,
  'new Function': /\bFunction\s*\(/,
  'a module of Node': /["'`]node:/,
  require: /\brequire\b/,
  process: /\bprocess\b/,
  Buffer: /\bBuffer\b/,
}

/** The packages of which more than one copy is in a bundle, or more than one build. */
const repeated = ({ modules }: Pick<Bundle, 'modules'>): readonly string[] => {
  const copies = new Map<string, Set<string>>()
  for (const [path] of modules) {
    const inside = path.split('node_modules/').at(-1) ?? path
    const [, name = inside, build = ''] = /^((?:@[^/]+\/)?[^/]+)\/([^/]+)\//.exec(inside) ?? []
    const copy = `${path.slice(0, path.length - inside.length)}${name}/${build}`
    copies.set(name, (copies.get(name) ?? new Set()).add(copy))
  }
  return [...copies].filter(([, { size }]) => size > 1).map(([name]) => `a second copy of ${name}`)
}

/** The names of what must not be in a bundle, and is. */
export const faultsOf = (bundled: Pick<Bundle, 'text' | 'modules'>): readonly string[] => [
  ...Object.keys(forbidden).filter((name) => forbidden[name]?.test(bundled.text)),
  ...repeated(bundled),
]
