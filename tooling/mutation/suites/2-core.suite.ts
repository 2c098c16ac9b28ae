import { defineSuite } from '../src/defineSuite.js'

// Excludes property tests, because examples cover the same behavior; the test of phrases, because Stryker changes the
// sources that it reads; and tests with huge inputs, which are slow.
defineSuite(
  import.meta.glob([
    '../../../packages/core/test/**/*.test.ts',
    '!../../../packages/core/test/**/*.{hostileSize,phrases,properties}.test.ts',
    '!../../../packages/core/test/**/{copyJson,eqJson,readBody,readResponse,tokenSource}{,.*}.test.ts',
  ]),
)
