export { jsonSchema } from './schema/jsonSchema.js'
