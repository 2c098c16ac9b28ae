import { gather } from '../src/gather.js'

gather(import.meta.glob('../../../packages/core/test/**/{areSecretsEqual.json,fromResponse,unknownMembers}.test.ts'))
