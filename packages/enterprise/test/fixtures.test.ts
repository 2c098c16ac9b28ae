import { checkFixtures } from '@tooling/testing'
import { describe } from 'vitest'
import { EnterpriseDelegatedToken, EnterpriseToken } from '../src/index.js'

describe('the documented model', () => checkFixtures(EnterpriseToken, new URL('../fixtures/', import.meta.url)))
describe('the newer specification', () =>
  checkFixtures(EnterpriseDelegatedToken, new URL('../fixtures/delegated/', import.meta.url)))
