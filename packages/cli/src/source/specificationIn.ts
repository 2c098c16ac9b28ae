import { fromMarkdown } from 'mdast-util-from-markdown'

const begins = /^\s*(?:\{|["']?(?:openapi|swagger)["']?\s*:)/

/**
 * Returns the OpenAPI document in a file: the file itself, or a code block of a Markdown page, as ReadMe publishes it.
 * Returns `undefined` for a page without one.
 */
export const specificationIn = (file: string, text: string): string | undefined => {
  if (/\.(?:json|ya?ml)$/i.test(file) || begins.test(text)) return text
  const blocks = fromMarkdown(text).children.filter((node) => node.type === 'code')
  return blocks.find(({ value }) => begins.test(value) && value.includes('openapi'))?.value
}
