import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { checkSilence } from '../../src/silence/checkSilence.js'

for (const codec of [BoltToken, BoltSdkToken, EnterpriseToken, EnterpriseDelegatedToken]) checkSilence(codec)
