// Stryker's vitest runner, with two changes:
// - A test file that fails to load kills the mutant. Stryker counts only tests, so a mutant that breaks a table on
//   import would survive.
// - A mutant in code that runs on import, such as a table, meets the tests of its package first.
import { strykerPlugins as plugins } from '@stryker-mutator/vitest-runner'

const [vitest] = plugins

const create = (injector) => {
  const runner = injector.injectFunction(vitest.factory)
  const mutantRun = runner.mutantRun.bind(runner)
  runner.mutantRun = async (options) => {
    const { activeMutant, mutantActivation } = options
    const isTable = mutantActivation === 'static' && activeMutant.fileName.includes('/packages/core/')
    // tests.config.ts reads it.
    process.env.MUTATED_SUITE = isTable ? '/2-core.' : '/1-vendors.'
    const result = await mutantRun(options)
    const unloaded = runner.ctx.state
      .getFiles()
      .find((file) => file.result?.state === 'fail' && file.tasks.length === 0)
    if (result.status !== 'survived' || unloaded === undefined) return result
    const failureMessage = unloaded.result.errors?.[0]?.message ?? 'a test file could not be loaded'
    return { status: 'killed', failureMessage, killedBy: [], nrOfTests: result.nrOfTests }
  }
  return runner
}
create.inject = ['$injector']

export const strykerPlugins = [{ ...vitest, name: 'vitest-loading', factory: create }]
export { strykerValidationSchema } from '@stryker-mutator/vitest-runner'
