// What consumers are tried with, each version exact: what passed yesterday passes today.

/** A tool, and why this version of it. */
export interface Tried {
  readonly version: string
  readonly reason: string
}

/** Beside the one that runs the tests. */
export const nodes: readonly Tried[] = [
  { version: '22.23.3', reason: 'the older of the maintained lines' },
  { version: '24.21.0', reason: 'the line with long-term support' },
  { version: '26.10.0', reason: 'the newest line' },
]

export const typescripts: readonly Tried[] = [
  { version: '5.4.5', reason: 'the oldest supported' },
  { version: '5.5.4', reason: 'supported' },
  { version: '5.6.3', reason: 'supported' },
  { version: '5.7.3', reason: 'the last that refuses to require an ES module' },
  { version: '5.8.3', reason: 'the first whose nodenext takes an ES module in a CommonJS file' },
  { version: '5.9.3', reason: 'the last with the defaults of TypeScript 5' },
  { version: '6.0.3', reason: 'the last written in JavaScript' },
  { version: '7.0.2', reason: 'the newest, which builds the packages' },
]

/** Jest for TypeScript: with the newest compiler that ts-jest can call, and the one before it. */
export const jest = ['jest@30.5.2', 'ts-jest@29.4.15']
export const jestTypescripts = ['5.9.3', '6.0.3']

/** Beside the esbuild of the workspace. */
export const vite = '8.3.8'

/** The newest of both. */
export const runtimes = { deno: '2.9.6', bun: '1.4.5' }
