import { defineSuite } from '../src/defineSuite.js'

// Without the properties, which try at random what examples pin down, and the files whose huge inputs take longest.
defineSuite(
  import.meta.glob([
    '../../../packages/core/test/**/*.test.ts',
    '!../../../packages/core/test/**/*.{hostileSize,properties}.test.ts',
    '!../../../packages/core/test/**/{copyJson,eqJson,readBody,readResponse,tokenSource}{,.*}.test.ts',
  ]),
)
