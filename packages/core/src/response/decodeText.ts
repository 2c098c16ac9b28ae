// Available on every platform, but not in the `lib` that this package compiles with.
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

export const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array

/** Decodes bytes and drops a byte order mark. Throws if `fatal` and the bytes are invalid in that encoding. */
export const decodeText = (bytes: Uint8Array, label: string, fatal: boolean): string =>
  new TextDecoder(label, { fatal }).decode(bytes)
