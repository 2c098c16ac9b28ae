import { checkCodec } from '@tooling/testing'
import { GithubInstallationToken } from '../src/index.js'

checkCodec(GithubInstallationToken, { fixtures: new URL('../fixtures/github-installation/', import.meta.url) })
