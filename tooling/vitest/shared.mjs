import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How many cases a law is checked in: `LAW_CASES=100000` for a night's worth of them. */
const casesOf = (otherwise) => {
  const cases = Number(process.env.LAW_CASES ?? otherwise)
  if (Number.isInteger(cases) && cases > 0) return cases
  throw new RangeError('LAW_CASES: expected a whole number of cases, 1 or more')
}

/**
 * Settings of every run. Tests see the sources of packages, not what was built of them; files share a worker and its
 * modules, because loading them again for each file costs more than running it.
 */
export const shared = ({ cases, fullSizes }) => ({
  root,
  resolve: {
    alias: [
      { find: /^@token-codecs\/([\w-]+)$/, replacement: `${root}packages/$1/src/index.ts` },
      { find: /^@token-codecs\/([\w-]+)\/(authoring|json-schema)$/, replacement: `${root}packages/$1/src/$2.ts` },
    ],
  },
  test: {
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    passWithNoTests: false,
    // A snapshot that is missing fails; `-u` writes it.
    update: 'none',
    provide: { cases: casesOf(cases), fullSizes },
    slowTestThreshold: 10_000,
    setupFiles: [fileURLToPath(new URL('setup.mjs', import.meta.url))],
    // Limits against a test that hangs; speed is measured by the benchmarks.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // oidc-provider warns at every start about its in-memory store and the Node release.
    onConsoleLog: (log) => !/oidc-provider (?:WARNING|NOTICE)/.test(log),
  },
})
