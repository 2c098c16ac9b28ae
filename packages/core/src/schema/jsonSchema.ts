import type { AnyTokenCodec } from '../codec/TokenCodec.js'
import type { Plan } from '../codec/table.js'
import { planOf } from '../codecs/buildCodec.js'
import type { JsonObject } from '../token/json.js'
import { extensionsSchema, memberSchema, versionSchema } from './memberSchema.js'
import type { Strength } from './parts.js'
import { parts } from './parts.js'
import { unsaid } from './rulesBeyondSchema.js'

const noError: JsonObject = {
  anyOf: [{ enum: [null, '', false, 0] }, { type: 'array', maxItems: 0 }, { type: 'object', maxProperties: 0 }],
}

const codecSchema = (plan: Plan, strength: Strength): JsonObject => {
  const requiredMembers = strength === 'written' || plan.canonical ? ['accessToken', 'tokenType'] : ['accessToken']
  const required = plan.fields.filter(({ member }) => requiredMembers.includes(member)).map(({ name }) => name)
  const meaning =
    strength === 'written'
      ? `A response as the codec ${plan.id} writes it: each valid one is read, and written again as it is, with the members that are not named here.`
      : `A response that the codec ${plan.id} reads as a token.`
  return {
    description: `${meaning} Rules beyond JSON Schema: ${unsaid(plan, strength).join('; ')}.`,
    type: 'object',
    required: [...(plan.canonical === undefined ? [] : ['v']), ...required],
    properties: {
      ...(plan.canonical ? { v: versionSchema } : {}),
      ...Object.fromEntries(plan.fields.map((field) => [field.name, memberSchema(plan, field, strength)])),
      ...(plan.canonical ? { extensions: extensionsSchema(plan, strength) } : {}),
      error: strength === 'written' ? false : noError,
    },
  }
}

const namesIn = (schema: object): readonly string[] =>
  [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name = '']) => name)

/** The parts that are referred to, in the order in which they are declared. */
const usedParts = (schemas: JsonObject): JsonObject => {
  const used = new Set(namesIn(schemas))
  return Object.fromEntries(Object.entries(parts).filter(([name]) => used.has(name)))
}

/**
 * The wire shapes of codecs as JSON Schema, draft 2020-12, for services in other languages. For each codec `$defs` has two,
 * by its `name`: `…Written`, the responses that it writes and that others should write, and `…Accepted`, those that it reads.
 * Their descriptions name the rules that JSON Schema cannot express. The schema itself is valid for nothing: refer to one of
 * `$defs`, as `${id}#/$defs/…`.
 *
 * Takes codecs that the same installed copy of this package made, and throws a `TypeError` for others. A `field` may have
 * any form, because only its functions know it.
 *
 * @example
 * import { jsonSchema, Rfc6749Token } from '@token-codecs/core'
 *
 * const { $id, $defs } = jsonSchema('urn:example:tokens', [Rfc6749Token])
 * console.log($id, Object.keys(Object($defs)).slice(0, 2))
 * // urn:example:tokens [ 'Rfc6749TokenWritten', 'Rfc6749TokenAccepted' ]
 *
 * @since 0.1.0
 * @category interop
 */
export const jsonSchema = (id: string, codecs: readonly AnyTokenCodec[]): JsonObject => {
  const schemas = Object.fromEntries(
    codecs.flatMap((codec) => {
      const plan = planOf(codec)
      if (plan === undefined) throw new TypeError('jsonSchema: expected codecs that this copy of the package made')
      return [
        [`${codec.name}Written`, codecSchema(plan, 'written')],
        [`${codec.name}Accepted`, codecSchema(plan, 'accepted')],
      ]
    }),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    description: `Choose one of $defs: ${Object.keys(schemas).join(', ')}. Nothing is valid without a choice.`,
    not: {},
    $defs: { ...schemas, ...usedParts(schemas) },
  }
}
