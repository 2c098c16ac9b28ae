// Bundles the package in the current folder into dist: a file for each entry, a chunk for what entries share, declarations
// and source maps. A library leaves its dependencies to its user; a program, which declares none, holds them all.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const { bin = {}, exports = {}, dependencies = {}, peerDependencies = {} } = manifest
const targets = [...Object.values(bin), ...Object.values(exports).map((entry) => entry.default)]
const names = targets.filter((path) => path?.startsWith('./dist/')).map((path) => basename(path, '.js'))
const external = Object.keys({ ...dependencies, ...peerDependencies })
const isProgram = manifest.bin !== undefined

/** The folder of the package that a bundled module belongs to, if it is somebody else's. */
const packageOf = (id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]

// The name is not that of a license: pnpm would then leave the root's LICENSE out of the tarball.
/** The licenses of what a program bundles: each asks to be handed on. */
const notices = {
  name: 'notices',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)
    const folders = [...new Set(modules.map(packageOf).filter((folder) => folder !== undefined))].sort()
    const texts = folders.map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt'].map((path) => join(folder, path)).find(existsSync)
      if (file === undefined) throw new Error(`${name} is bundled and has no license file`)
      return `${name} ${version}\n\n${readFileSync(file, 'utf8').trim()}\n`
    })
    this.emitFile({ type: 'asset', fileName: 'notices.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) })
  },
}

/**
 * Marks what a module calls to make its constants as free of side effects, as `sideEffects: false` says of the whole
 * package: a user's bundler keeps a module that has another's file to itself only by that, and drops a call only by this.
 */
const pure = {
  name: 'pure',
  transform(code, id, { magicString }) {
    if (!id.endsWith('.ts')) return
    for (const { index, 0: text } of code.matchAll(
      /^(?:export )?const [^=\n]+ = (?=(?:new )?[\w.]+(?:<[^\n]*>)?\()/gm,
    )) {
      magicString.appendLeft(index + text.length, '/* @__PURE__ */ ')
    }
    return { code: magicString }
  },
}

rmSync('dist', { recursive: true, force: true })
await build({
  input: Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])),
  platform: isProgram ? 'node' : 'neutral',
  external: (id) => id.startsWith('node:') || external.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: isProgram ? [notices] : [pure, dts({ oxc: true, tsconfig: 'tsconfig.json' })],
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: '[name].js' },
  experimental: { nativeMagicString: true },
  logLevel: 'warn',
})
