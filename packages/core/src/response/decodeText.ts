// Part of every platform that gives bytes, but of no library that this package compiles with.
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string }

export const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array

/** Decodes bytes, without a byte order mark; throws where `fatal` and the bytes are not of that encoding. */
export const decodeText = (bytes: Uint8Array, label: string, fatal: boolean): string =>
  new TextDecoder(label, { fatal }).decode(bytes)
