import { stripVTControlCharacters } from 'node:util'

// Eight characters each: an output with so much of either end of a secret shows too much.
const HEAD = 'f4keh34d'
const TAIL = 'f4ket41l'

/** A secret that is a number. Past the last instant that any lifetime may reach, so that no codec takes it for one. */
export const SECRET_NUMBER = 90_817_263_544_536
const NUMBER_HEAD = '90817263'

/** A text to be planted, obviously fake and found again whole or in part; one of its own for each `name`. */
export const secretText = (name: string): string => `${HEAD}-${name}-${TAIL}`

const reversed = (text: string): string => [...text].reverse().join('')

/** The Base64 of a text inside of another, wherever in a group of three bytes it begins. */
const inBase64 = (text: string): readonly string[] =>
  [0, 1, 2].map((offset) =>
    Buffer.from(`${'.'.repeat(offset)}${text}`)
      .toString('base64')
      .slice(offset === 0 ? 0 : offset + 1, -4),
  )

const spelled = (text: string): readonly string[] => [
  text,
  reversed(text),
  Buffer.from(text).toString('hex'),
  [...Buffer.from(text)].join(''),
]

const needles: readonly string[] = [...[HEAD, TAIL].flatMap(spelled), NUMBER_HEAD, reversed(NUMBER_HEAD)]
const exactNeedles: readonly string[] = [HEAD, TAIL].flatMap(inBase64)

const escapes = /(?:\\u\{?|\\x|%)([0-9a-f]{2,6})\}?/gi

const withoutEscapes = (text: string): string =>
  text.replace(escapes, (_, code: string) =>
    Number.parseInt(code, 16) > 0x10_ff_ff ? '' : String.fromCodePoint(Number.parseInt(code, 16)),
  )

const lettersOf = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()

/**
 * Finds a part of a planted secret in a text: as it is, in any case, escaped, coloured, letter by letter, in
 * bytes, backwards or in Base64.
 */
export const showsSecret = (text: string): boolean => {
  const plain = stripVTControlCharacters(text)
  const unescaped = withoutEscapes(plain)
  const squeezed = unescaped === plain ? [lettersOf(plain)] : [lettersOf(plain), lettersOf(unescaped)]
  return (
    squeezed.some((form) => needles.some((needle) => form.includes(needle))) ||
    exactNeedles.some((needle) => plain.includes(needle))
  )
}
