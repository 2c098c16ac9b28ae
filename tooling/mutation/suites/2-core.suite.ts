import { defineSuite } from '../src/defineSuite.js'

// Without the properties, which try at random what examples pin down, the files whose huge inputs take longest, and the
// test that reads the sources, which Stryker has rewritten.
defineSuite(
  import.meta.glob([
    '../../../packages/core/test/**/*.test.ts',
    '!../../../packages/core/test/**/*.{hostileSize,phrases,properties}.test.ts',
    '!../../../packages/core/test/**/{copyJson,eqJson,readBody,readResponse,tokenSource}{,.*}.test.ts',
  ]),
)
