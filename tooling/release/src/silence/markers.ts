import { stripVTControlCharacters } from 'node:util'

// Eight characters each: an output with so much of either end of a secret shows too much.
const HEAD = 'f4keh34d'
const TAIL = 'f4ket41l'

/** A secret that is a number. Past the last instant that any lifetime may reach, so that no codec takes it for one. */
export const SECRET_NUMBER = 90_817_263_544_536
const NUMBER_HEAD = '90817263'

/** A text to be planted, obviously fake and found again whole or in part; one of its own for each `name`. */
export const secretText = (name: string): string => `${HEAD}-${name}-${TAIL}`

const bytesOf = (text: string): string => [...Buffer.from(text)].join('')
const needles: readonly string[] = [HEAD, TAIL, bytesOf(HEAD), bytesOf(TAIL), NUMBER_HEAD]
// The last group depends on what follows.
const inBase64 = btoa(HEAD).slice(0, 8)

/** Finds a part of a planted secret in a text: as it is, in any case, coloured, letter by letter, in bytes or in Base64. */
export const showsSecret = (text: string): boolean => {
  const plain = stripVTControlCharacters(text)
  const letters = plain.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()
  return needles.some((needle) => letters.includes(needle)) || plain.includes(inBase64)
}
