import { checkFixtures } from '@tooling/vendor-tests'
import { OryLikeToken } from '../src/index.js'

checkFixtures(OryLikeToken, new URL('../fixtures/', import.meta.url))
