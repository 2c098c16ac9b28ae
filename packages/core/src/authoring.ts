export { tableProblems } from './codec/tableProblems.js'
export type { MemberInfo } from './members/memberTable.js'
export { memberTable } from './members/memberTable.js'
