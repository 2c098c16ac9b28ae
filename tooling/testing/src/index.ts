export { checkCodec } from './checkCodec.js'
