import { gather } from '../src/gather.js'

// What fails first ends a run: the quickest, and nearest to most mutants, come first.
gather(import.meta.glob(['../../../packages/core/test/*.test.ts', '!**/limits.test.ts']))
gather(import.meta.glob('../../../packages/{bolt,enterprise,ory-like,pipeshub}/test/!(*.laws).test.ts'))
gather(import.meta.glob('../../../packages/core/test/limits.test.ts'))
