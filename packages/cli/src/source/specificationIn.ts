import { blocksOf } from './page.js'

const begins = /^\s*(?:\{|["']?(?:openapi|swagger)["']?\s*:)/

/**
 * Returns the OpenAPI document in a file: the file itself, or a code block of a Markdown page, as ReadMe publishes it.
 * Returns `undefined` for a page without one.
 */
export const specificationIn = (file: string, text: string): string | undefined => {
  if (/\.(?:json|ya?ml)$/i.test(file) || begins.test(text)) return text
  const codes = blocksOf(text).flatMap(({ node }) => (node.type === 'code' ? [node.value] : []))
  return codes.find((code) => begins.test(code) && code.includes('openapi'))
}
