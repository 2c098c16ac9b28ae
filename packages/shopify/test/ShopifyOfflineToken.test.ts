import { checkCodec } from '@tooling/testing'
import { ShopifyOfflineToken } from '../src/index.js'

checkCodec(ShopifyOfflineToken, {
  fixtures: new URL('../fixtures/shopify-offline/', import.meta.url),
  ownForms: ['scope'],
})
