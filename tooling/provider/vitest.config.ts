import shared from '@tooling/vitest'
import { mergeConfig } from 'vitest/config'

export default mergeConfig(shared, {
  // The provider says at every start that it was made for later releases of Node and for a store of its own.
  test: { onConsoleLog: (log: string) => !/oidc-provider (?:WARNING|NOTICE)/.test(log) },
})
