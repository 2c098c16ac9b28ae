import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Number of cases for each law. `LAW_CASES` overrides the default. */
const casesOf = (defaultCases) => {
  const cases = Number(process.env.LAW_CASES ?? defaultCases)
  if (Number.isInteger(cases) && cases > 0) return cases
  throw new RangeError('LAW_CASES: expected a whole number of cases, 1 or more')
}

/**
 * Settings of every run. Tests import the packages' sources, not the build. Test files share a worker's modules,
 * because loading them for each file takes longer than the tests.
 */
export const shared = ({ cases, fullSizes }) => ({
  root,
  resolve: {
    alias: [
      { find: /^@token-codecs\/([\w-]+)$/, replacement: `${root}packages/$1/src/index.ts` },
      {
        find: /^@token-codecs\/([\w-]+)\/(authoring|bullmq|json-schema|node)$/,
        replacement: `${root}packages/$1/src/$2.ts`,
      },
    ],
  },
  test: {
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    passWithNoTests: false,
    // A missing snapshot fails; `-u` writes it.
    update: 'none',
    provide: { cases: casesOf(cases), fullSizes },
    slowTestThreshold: 10_000,
    setupFiles: [fileURLToPath(new URL('setup.mjs', import.meta.url))],
    // Limits for tests that hang. The benchmarks measure speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // oidc-provider warns at every start about its in-memory store and the version of Node.
    onConsoleLog: (log) => !/oidc-provider (?:WARNING|NOTICE)/.test(log),
  },
})
