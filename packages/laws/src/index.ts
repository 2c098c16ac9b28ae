export { carriedTokens, tokens, wireObjects } from './arbitraries.js'
export type { LawOptions, TestFunction } from './checkLaws.js'
export { checkLaws } from './checkLaws.js'
export * from './laws.js'
