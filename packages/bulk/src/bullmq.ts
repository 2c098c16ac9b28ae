export { addParts } from './bullmq/addParts.js'
export { partWorker } from './bullmq/partWorker.js'
