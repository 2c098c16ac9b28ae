// Paths are from the repository's root, where the run starts.
import { fileURLToPath } from 'node:url'

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['packages/{core,bolt,enterprise,ory-like,pipeshub}/src/**/*.ts'],
  plugins: [fileURLToPath(new URL('runner.mjs', import.meta.url))],
  testRunner: 'vitest-loading',
  vitest: { configFile: 'tooling/mutation/tests.config.ts', related: false },
  coverageAnalysis: 'perTest',
  incremental: false,
  concurrency: 2,
  // A copy of the workspace would have no installed packages.
  inPlace: true,
  // Stryker would rewrite it, and needs a compiler's API that TypeScript 7 has not.
  tsconfigFile: 'no-tsconfig.json',
  // Type checks are no concern of vitest's, and switching them off would touch every program of the workspace.
  disableTypeChecks: false,
  tempDirName: 'reports/mutation/backup',
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 90 },
  allowEmpty: false,
  allowConsoleColors: false,
}
