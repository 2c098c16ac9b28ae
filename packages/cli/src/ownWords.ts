/** Words of the library in messages of core and bulk, and those of the command. */
const words: readonly (readonly [library: string, command: string])[] = [
  ['because now is given: pass receivedAt when reading', 'because of --now: pass --received-at too'],
  ['bulk: receivedAt: ', '--received-at-in: '],
  ['bulk: member: ', '--member: '],
  ['because strict is set', 'because of --strict'],
  ['store tokens with CanonicalToken.encode', 'the program that stored it hid the token'],
]

/** Returns a message of a library with the flags of the command in place of options. */
export const ownWords = (message: string): string =>
  words.reduce((text, [library, command]) => text.replaceAll(library, command), message)
