import { stripVTControlCharacters } from 'node:util'

// Eight characters each, because output with that much of either end reveals too much of a secret.
const HEAD = 'f4keh34d'
const TAIL = 'f4ket41l'

/** A numeric secret, too large for a lifetime or an instant, so that no codec reads it as one. */
export const SECRET_NUMBER = 90_817_263_544_536
const NUMBER_HEAD = '90817263'

/** Returns a fake secret that `showsSecret` finds whole or in part, different for each `name`. */
export const secretText = (name: string): string => `${HEAD}-${name}-${TAIL}`

const bytesOf = (text: string): string => [...Buffer.from(text)].join('')
const needles: readonly string[] = [HEAD, TAIL, bytesOf(HEAD), bytesOf(TAIL), NUMBER_HEAD]
// Whole Base64 groups only, because the last group depends on the bytes that follow.
const inBase64 = btoa(HEAD).slice(0, 8)

/** True if output shows part of a planted secret: in any case, colored, letter by letter, in bytes or in Base64. */
export const showsSecret = (text: string): boolean => {
  const plain = stripVTControlCharacters(text)
  const letters = plain.replace(/[^A-Za-z0-9]+/g, '').toLowerCase()
  return needles.some((needle) => letters.includes(needle)) || plain.includes(inBase64)
}
