import { checkFixtures } from '@tooling/testing'
import { describe } from 'vitest'
import { BoltSdkToken, BoltToken } from '../src/index.js'

describe('the wire', () => checkFixtures(BoltToken, new URL('../fixtures/', import.meta.url)))
describe('the SDK', () => checkFixtures(BoltSdkToken, new URL('../fixtures/sdk/', import.meta.url)))
