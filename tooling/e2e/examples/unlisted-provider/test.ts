import { test } from 'node:test'
import { checkLaws } from '@token-codecs/laws'
import { StravaToken } from './StravaToken.js'

const strava = {
  token_type: 'Bearer',
  access_token: 'fake-a',
  expires_at: 1568775134,
  expires_in: 21600,
  refresh_token: 'fake-r',
}
const canonical = {
  v: 1,
  accessToken: 'fake-a',
  tokenType: 'Bearer',
  expiresIn: 21600,
  issuedAt: 1568753534,
  refreshToken: 'fake-r',
}

checkLaws(StravaToken, { test, runs: 100, golden: [{ canonical, wire: { strava } }] })
