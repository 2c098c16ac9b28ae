// Bundles the package in the current folder into dist: a file for each entry and chunks of shared code. A library keeps
// its dependencies external, and gets declarations and source maps. A program declares no dependencies and bundles
// everything, as CommonJS and without comments, because it then starts fastest.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
const { bin = {}, exports = {}, dependencies = {}, peerDependencies = {} } = manifest
const isProgram = manifest.bin !== undefined
const targets = [...Object.values(bin), ...Object.values(exports).map((entry) => entry.default)]
// A program may have a module for its threads.
const workers = isProgram && existsSync('src/worker.ts') ? ['./dist/worker.cjs'] : []
const names = [...targets, ...workers]
  .filter((path) => path?.startsWith('./dist/'))
  .map((path) => basename(path, isProgram ? '.cjs' : '.js'))
const external = Object.keys({ ...dependencies, ...peerDependencies })

/** Returns the folder of the third-party package that contains a module; `undefined` for our own modules. */
const packageOf = (id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]

/**
 * Adds the licenses of bundled packages, as they require. The file is not named LICENSE, because pnpm would then omit
 * the root's LICENSE from the tarball.
 */
const notices = {
  name: 'notices',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)
    const folders = [...new Set(modules.map(packageOf).filter((folder) => folder !== undefined))].sort()
    const texts = folders.map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = readdirSync(folder).find((path) => /^licen[cs]e(?:\.md|\.txt)?$/i.test(path))
      if (file === undefined) throw new Error(`${name} is bundled and has no license file`)
      return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
    })
    this.emitFile({ type: 'asset', fileName: 'notices.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) })
  },
}

/** Returns the name of the workspace package whose index a module is; `undefined` for other modules. */
const packageOfIndex = (id) => /([^\\/]+)[\\/]src[\\/]index\.ts$/.exec(id ?? '')?.[1]

/** True for an initializer that runs code. Bundlers keep it even if the constant is unused. */
const runs = ({ type, start, end }, code) =>
  /^(?:Call|New)Expression$/.test(type) ||
  (/^(?:Object|Array)Expression$/.test(type) && /\(|\.\.\./.test(code.slice(start, end)))

/**
 * Marks a library's constants as pure, so that bundlers can drop unused ones. `sideEffects: false` applies only to
 * whole files, and the build bundles all modules into few files.
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

// commander loads this module for subcommands in separate executables, which our program does not have.
const isUnused = (id, importer = '') => id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer)

/** Leaves out the unused module of Node, because loading it takes 5 ms of each start. */
const unused = {
  name: 'unused',
  resolveId: (id, importer) => (isUnused(id, importer) ? '\0unused' : undefined),
  load: (id) => (id === '\0unused' ? 'module.exports = {}' : undefined),
}

const library = {
  platform: 'neutral',
  plugins: [dts({ oxc: true, tsconfig: 'tsconfig.json' }), pure],
  output: { dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: '[name].js' },
}

const program = {
  platform: 'node',
  plugins: [notices, unused],
  // Prefers ES modules, because their unused parts are left out.
  resolve: { mainFields: ['module', 'main'] },
  // Keeps shared modules out of the entry, because a chunk that imports it could run the program a second time.
  preserveEntrySignatures: 'strict',
  output: {
    dir: 'dist',
    format: 'cjs',
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: ({ name, facadeModuleId }) => `${packageOfIndex(facadeModuleId) ?? name}.cjs`,
    codeSplitting: {
      groups: [
        // One chunk, because vendors re-export core, and so would load every chunk with a part of it.
        { name: 'core', test: /packages[\\/]core[\\/]src[\\/](?!schema)|node_modules[\\/](?:io|fp)-ts[\\/]/ },
        // One chunk for small modules of most commands that do without core: each file costs a millisecond of a start.
        { name: 'common', test: /[\\/]cli[\\/]src[\\/](?:Streams|ownWords|readInput|reasonOf|shown|style|time)\.ts$/ },
        { name: 'codecs', test: /[\\/]cli[\\/]src[\\/](?:codecs|namedCodec)\.ts$/ },
      ],
    },
  },
}

rmSync('dist', { recursive: true, force: true })
await build({
  ...(isProgram ? program : library),
  input: Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])),
  external: (id, importer) =>
    (id.startsWith('node:') && !isUnused(id, importer)) ||
    external.some((name) => id === name || id.startsWith(`${name}/`)),
  experimental: { nativeMagicString: true },
  logLevel: 'warn',
})

// The plugin links to declaration maps that it does not write.
for (const name of readdirSync('dist').filter((file) => file.endsWith('.d.ts'))) {
  const path = join('dist', name)
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, ''))
}
