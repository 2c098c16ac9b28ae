// Paths are relative to the repository's root, where the run starts.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const packages = new URL('../../packages/', import.meta.url)

export default {
  // The sources of core and of every vendor.
  mutate: readdirSync(packages)
    .filter((name) => !['bulk', 'cli', 'laws'].includes(name))
    .map((name) => `packages/${name}/src/**/*.ts`),
  plugins: [fileURLToPath(new URL('runner.mjs', import.meta.url))],
  testRunner: 'vitest-loading',
  vitest: { configFile: 'tooling/mutation/tests.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Generous, because the machine may be busy.
  dryRunTimeoutMinutes: 20,
  incremental: false,
  concurrency: 2,
  // A missing file, because Stryker rewrites the real one with a compiler API that TypeScript 7 lacks.
  tsconfigFile: 'no-tsconfig.json',
  // vitest does not check types, and disabling checks would change every source of the workspace.
  disableTypeChecks: false,
  tempDirName: 'reports/mutation/sandbox',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 90 },
  allowEmpty: false,
  allowConsoleColors: false,
}
