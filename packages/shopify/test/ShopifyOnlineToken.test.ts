import { checkCodec } from '@tooling/testing'
import { ShopifyOnlineToken } from '../src/index.js'

checkCodec(ShopifyOnlineToken, {
  fixtures: new URL('../fixtures/shopify-online/', import.meta.url),
  ownForms: ['scope'],
})
