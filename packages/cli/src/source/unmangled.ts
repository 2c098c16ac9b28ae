/** The characters that Windows-1252 has for the bytes 0x80 to 0x9F. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const bytes: ReadonlyMap<string, number> = new Map([...upper].map((char, index) => [char, 0x80 + index]))

const byteOf = (text: string, index: number): number => {
  const code = text.charCodeAt(index)
  if (code <= 0xff) return code
  return bytes.get(text.charAt(index)) ?? -1
}

/** The smallest code point that needs as many continuation bytes as the index says. */
const smallest = [0, 0x80, 0x800, 0x10000]

/** The UTF-8 character that begins at the index, with its length in bytes. */
const characterAt = (text: string, index: number): { readonly char: string; readonly length: number } | undefined => {
  const lead = byteOf(text, index)
  if (lead < 0xc2 || lead > 0xf4) return undefined
  const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
  let point = lead & (0x3f >> more)
  for (let offset = 1; offset <= more; offset += 1) {
    const byte = byteOf(text, index + offset)
    if (!(byte >= 0x80 && byte < 0xc0)) return undefined
    point = point * 64 + (byte & 0x3f)
  }
  const valid = point >= (smallest[more] ?? 0) && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000)
  return valid ? { char: String.fromCodePoint(point), length: more + 1 } : undefined
}

/** The length of a character's remains at the index: of a no-break space, or of an emoji's variation selector. */
const remainsAt = (text: string, index: number): number => {
  if (text.startsWith('\u00c2', index) && /^(?:\s|$)/.test(text.charAt(index + 1))) return 1
  return text.startsWith('\u00ef\u00b8', index) ? 2 : 0
}

/** Repairs UTF-8 that was read as Windows-1252, such as `âœ”` for a check mark. Other characters are kept. */
export const unmangled = (text: string): string => {
  if (!/[\u00c2-\u00f4]/.test(text)) return text
  const parts: string[] = []
  let index = 0
  while (index < text.length) {
    const found = characterAt(text, index)
    const remains = found === undefined ? remainsAt(text, index) : 0
    if (found !== undefined) parts.push(found.char)
    else if (remains === 0) parts.push(text.charAt(index))
    index += found?.length ?? Math.max(1, remains)
  }
  return parts.join('')
}
