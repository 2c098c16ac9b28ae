// Exact versions of consumers' tools, so that runs are repeatable.

/** Maintained Node versions, in addition to the one that runs the tests. */
export const nodes = ['22.23.3', '24.21.0', '26.10.0']

export const deno = '2.9.6'
export const bun = '1.4.5'

export const typescripts = [
  '5.4.5', // the oldest supported
  '5.5.4',
  '5.6.3',
  '5.7.3', // the last that rejects an ES module in a CommonJS file
  '5.8.3', // the first whose nodenext accepts it
  '5.9.3', // the last with the defaults of TypeScript 5
  '6.0.3', // the last written in JavaScript
  '7.0.2', // the newest, which builds the packages
]

/** Jest for TypeScript. `jestTypescripts` is the newest compiler that ts-jest supports, and its predecessor. */
export const jest = ['jest@30.5.2', 'ts-jest@29.4.15']
export const jestTypescripts = ['5.9.3', '6.0.3']

/** In addition to the workspace's esbuild. */
export const vite = '8.3.8'
