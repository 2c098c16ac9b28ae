import { checkFixtures } from '@tooling/testing'
import { describe } from 'vitest'
import { PipeshubSdkToken, PipeshubToken } from '../src/index.js'

describe('the wire', () => checkFixtures(PipeshubToken, new URL('../fixtures/', import.meta.url)))
describe('the SDK', () => checkFixtures(PipeshubSdkToken, new URL('../fixtures/sdk/', import.meta.url)))
