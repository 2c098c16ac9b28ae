/** Returns a specification with one operation, `POST /token`, and its response. */
export const specification = (parts: {
  readonly version?: string
  readonly responses?: unknown
  readonly components?: unknown
}): string =>
  JSON.stringify({
    openapi: parts.version ?? '3.1.0',
    paths: { '/token': { post: { responses: parts.responses } } },
    components: parts.components,
  })

/** Returns responses with one response in JSON. */
export const jsonResponse = (schema: unknown, media: object = {}): object => ({
  200: { content: { 'application/json': { schema, ...media } } },
})
