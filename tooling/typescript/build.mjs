// Bundles the package in the current folder into dist: a file for each entry, a chunk for what entries share, declarations
// and source maps. A library leaves its dependencies to its user; a program, which declares none, holds them all.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** True for an initializer that runs code: a bundler has to suppose that it matters, even where nobody reads the constant. */
const runs = ({ type, start, end }, code) =>
  /^(?:Call|New)Expression$/.test(type) ||
  (/^(?:Object|Array)Expression$/.test(type) && /\(|\.\.\./.test(code.slice(start, end)))

/**
 * Marks the constants of a library as free of side effects, each alone. `sideEffects: false` says so of whole files, by
 * which a user's bundler drops what nobody imports; of a package in one file it keeps every constant that runs code.
 */
const pure = {
  name: 'pure',
  renderChunk(code, { fileName }, _, { magicString }) {
    if (!fileName.endsWith('.js')) return
    for (const { type, declarations } of this.parse(code).body) {
      if (type !== 'VariableDeclaration') continue
      for (const { init } of declarations.filter((declared) => declared.init && runs(declared.init, code))) {
        magicString.appendLeft(init.start, '/* @__PURE__ */ (() => (')
        magicString.appendRight(init.end, '))()')
      }
    }
    return { code: magicString }
  },
}

rmSync('dist', { recursive: true, force: true })
await build({
  input: Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])),
  platform: isProgram ? 'node' : 'neutral',
  external: (id) => id.startsWith('node:') || external.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: isProgram ? [notices] : [dts({ oxc: true, tsconfig: 'tsconfig.json' }), pure],
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: '[name].js' },
  experimental: { nativeMagicString: true },
  logLevel: 'warn',
})

// The plugin names maps of declarations that it does not write.
for (const name of readdirSync('dist').filter((file) => file.endsWith('.d.ts'))) {
  const path = join('dist', name)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, ''))
}
