export { carriedTokens, tokens, wireObjects } from './arbitraries.ts'
export type { LawOptions, TestFunction } from './checkLaws.ts'
export { checkLaws } from './checkLaws.ts'
export * from './laws.ts'
