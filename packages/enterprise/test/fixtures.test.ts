import { checkFixtures } from '@tooling/vendor-tests'
import { EnterpriseToken } from '../src/index.js'

checkFixtures(EnterpriseToken, new URL('../fixtures/', import.meta.url))
