import { defineSuite } from '../src/defineSuite.js'

defineSuite(
  import.meta.glob('../../../packages/core/test/**/{copyJson,eqJson,readBody,readResponse,tokenSource}{,.*}.test.ts'),
)
