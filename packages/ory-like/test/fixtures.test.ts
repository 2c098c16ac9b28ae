import { checkFixtures } from '@tooling/testing'
import { OryLikeToken } from '../src/index.js'

checkFixtures(OryLikeToken, new URL('../fixtures/', import.meta.url))
