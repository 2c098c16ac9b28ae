// One row for each codec, typed by hand from the vendors' documentation and never from `codec.fields`, the code under
// test. `expected.ts` derives each conversion's result from two rows.
import { bolt } from './bolt.js'
import { core } from './core.js'
import { enterprise } from './enterprise.js'
import { github } from './github.js'
import { google } from './google.js'
import { hubspot } from './hubspot.js'
import { keycloak } from './keycloak.js'
import { microsoft } from './microsoft.js'
import { notion } from './notion.js'
import { oryLike } from './oryLike.js'
import { pipeshub } from './pipeshub.js'
import { quickbooks } from './quickbooks.js'
import type { Rows } from './Row.js'
import { salesforce } from './salesforce.js'
import { shopify } from './shopify.js'
import { slack } from './slack.js'
import { tiktok } from './tiktok.js'
import { zoom } from './zoom.js'

export const matrix: Rows = {
  ...pipeshub,
  ...bolt,
  ...oryLike,
  ...enterprise,
  ...google,
  ...microsoft,
  ...github,
  ...slack,
  ...salesforce,
  ...shopify,
  ...hubspot,
  ...quickbooks,
  ...tiktok,
  ...notion,
  ...keycloak,
  ...zoom,
  ...core,
}
