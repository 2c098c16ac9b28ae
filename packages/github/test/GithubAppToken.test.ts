import { checkCodec } from '@tooling/testing'
import { GithubAppToken } from '../src/index.js'

checkCodec(GithubAppToken, { fixtures: new URL('../fixtures/github-app/', import.meta.url), ownForms: ['scope'] })
