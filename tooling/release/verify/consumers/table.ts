import type { Reporter, TestCase, TestModule } from 'vitest/node'

const resultOf = (test: TestCase): string =>
  ({ passed: 'ok', failed: 'FAILED', skipped: 'not run', pending: 'not run' })[test.result().state]

const rowOf = (test: TestCase): string => {
  const consumer = test.parent.type === 'suite' ? test.parent.name.replaceAll("'", '') : ''
  const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)
  return `| ${consumer} | ${test.name} | ${resultOf(test)} | ${seconds} |\n`
}

/** Prints what was tried with which version, as a Markdown table. */
export const table: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    process.stdout.write('\n| consumer | tried | result | seconds |\n| --- | --- | --- | ---: |\n')
    for (const test of tests) process.stdout.write(rowOf(test))
  },
}
