import { checkFixtures } from '@tooling/vendor-tests'
import { BoltToken } from '../src/index.js'

checkFixtures(BoltToken, new URL('../fixtures/', import.meta.url))
