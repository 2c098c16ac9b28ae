import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const folders = ['test', 'verify']

/** Finds the test files below a folder, independent of the patterns in `include`. Returns paths from the root. */
const testFiles = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return []
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return testFiles(root, path)
    return entry.name.endsWith('.test.ts') ? [path] : []
  })

/** Returns the command quoted at the end of an error message. */
const adviceOf = ({ message }) => /"(npm run [\w:-]+)"\s*$/.exec(message)?.[1]

/** Reporter that fails a run without all of its test files, and prints the next step after a failed run. */
export class EveryFile {
  constructor(name) {
    this.name = name
    this.folders = name === 'test' ? ['test'] : folders
  }

  onInit(vitest) {
    this.vitest = vitest
  }

  onTestRunEnd(modules) {
    const { filenamePattern = [], config, logger } = this.vitest
    const pathOf = ({ moduleId }) => relative(config.root, moduleId).replaceAll('\\', '/')
    const isWhole = filenamePattern.length === 0 && config.testNamePattern === undefined
    const left = isWhole ? this.leftOut(new Set(modules.map(pathOf))) : []
    for (const problem of left) logger.error(problem)
    if (left.length > 0) process.exitCode = 1
    const failed = modules.filter((module) => !module.ok())
    if (failed.length > 0) logger.error(this.nextStep(failed, pathOf))
  }

  leftOut(ran) {
    const { config, logger } = this.vitest
    const all = ['packages', 'tooling'].flatMap((folder) => testFiles(config.root, folder))
    const folderOf = (path) => path.split('/')[2]
    logger.log(`${ran.size} test files ran, of ${all.length} in the repository`)
    return [
      ...all
        .filter((path) => !folders.includes(folderOf(path)))
        .map((path) => `${path} belongs to no run: move it into its package's test or verify folder`),
      ...all
        .filter((path) => this.folders.includes(folderOf(path)) && !ran.has(path))
        .map((path) => `${path} did not run: fix \`include\` in tooling/vitest/${this.name}.mjs`),
    ]
  }

  nextStep(failed, pathOf) {
    const errors = failed.flatMap((module) => [
      ...module.errors(),
      ...[...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? []),
    ])
    const advice = [...new Set(errors.map(adviceOf))]
    if (advice.every((command) => command !== undefined)) return `Next: ${advice.join(', ')}`
    const command = `node tooling/pnpm.mjs vitest run --config tooling/vitest/${this.name}.mjs`
    return `Next: fix the first failure above, then run ${command} ${failed.map(pathOf).join(' ')}`
  }
}
