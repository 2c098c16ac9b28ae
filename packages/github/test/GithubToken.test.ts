import { checkCodec } from '@tooling/testing'
import { GithubToken } from '../src/index.js'

checkCodec(GithubToken, { fixtures: new URL('../fixtures/github/', import.meta.url), ownForms: ['scope'] })
