import { gather } from '../src/gather.js'

gather(
  import.meta.glob('../../../packages/core/test/**/{eqSecret.json,readResponse,tokenSource,unknownMembers}.test.ts'),
)
