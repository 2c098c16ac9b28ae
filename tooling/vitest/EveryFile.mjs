import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The test files on disk, by their paths from the root: found without the patterns that select them for a run. */
const testFiles = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name)) return []
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return testFiles(root, path)
    return entry.name.endsWith('.test.ts') ? [path] : []
  })

/** Fails a run that left out a test file of the folders it is for, and names that file. */
export class EveryFile {
  constructor(folders) {
    this.folders = folders
  }

  onInit(vitest) {
    this.vitest = vitest
  }

  onTestRunEnd(modules) {
    const { filenamePattern = [], config } = this.vitest
    if (filenamePattern.length > 0 || config.testNamePattern !== undefined) return
    const ran = new Set(modules.map(({ moduleId }) => relative(config.root, moduleId).replaceAll('\\', '/')))
    const all = ['packages', 'tooling'].flatMap((folder) => testFiles(config.root, folder))
    const known = ['test', 'verify']
    const folderOf = (path) => path.split('/')[2]
    const strays = all.filter((path) => !known.includes(folderOf(path)))
    const missed = all.filter((path) => this.folders.includes(folderOf(path)) && !ran.has(path))
    const problems = [
      ...strays.map((path) => `${path} belongs to no run: move it into its package's test or verify folder`),
      ...missed.map((path) => `${path} was not run: mend \`include\` in tooling/vitest`),
    ]
    this.vitest.logger.log(`${ran.size} test files ran, of ${all.length} in the repository`)
    if (problems.length === 0) return
    for (const problem of problems) this.vitest.logger.error(problem)
    process.exitCode = 1
  }
}
