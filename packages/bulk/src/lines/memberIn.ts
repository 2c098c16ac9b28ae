/** Where a member of an object stands in JSON text, as character offsets. */
export interface MemberRange {
  /** Where the member's name begins. */
  readonly start: number
  readonly valueStart: number
  readonly end: number
}

const backslashesBefore = (text: string, offset: number): number => {
  let count = 0
  while (text.charAt(offset - 1 - count) === '\\') count += 1
  return count
}

/** Returns the offset after the string that begins at an offset. */
const stringEnd = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1)
  // A quote after an odd number of backslashes belongs to the string.
  while (backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1)
  return end + 1
}

const isSpace = (text: string, index: number): boolean => /[ \t\r\n]/.test(text.charAt(index))

/** Returns where the text before an offset ends, without trailing white space. */
const endBefore = (text: string, offset: number): number => {
  let end = offset
  while (isSpace(text, end - 1)) end -= 1
  return end
}

/** Returns where the text after an offset begins, without leading white space. */
const startAfter = (text: string, offset: number): number => {
  let start = offset
  while (isSpace(text, start)) start += 1
  return start
}

/** Finds all members of a name in the outermost object of valid JSON text. */
const membersIn = (text: string, name: string): readonly MemberRange[] => {
  // The start of a string, or a character that changes the depth or ends a member.
  const tokens = /["{}[\],:]/g
  let depth = 0
  // The last string: a name, if a colon follows.
  let last = { start: 0, end: 0 }
  let open: Omit<MemberRange, 'end'> | undefined
  const found: MemberRange[] = []
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    const [character] = token
    const { index } = token
    if (character === '"') {
      last = { start: index, end: stringEnd(text, index) }
      tokens.lastIndex = last.end
      continue
    }
    if (character === '}' || character === ']') depth -= 1
    if (open !== undefined && (depth === 0 || (depth === 1 && character === ','))) {
      found.push({ ...open, end: endBefore(text, index) })
      open = undefined
    }
    if (character === '{' || character === '[') depth += 1
    if (character === ':' && depth === 1 && JSON.parse(text.slice(last.start, last.end)) === name) {
      open = { start: last.start, valueStart: startAfter(text, index + 1) }
    }
  }
  return found
}

/**
 * Finds a member of the outermost object in valid JSON text; the last one if it is repeated, as `JSON.parse` does.
 * Replacing text keeps the rest of a line exact, where `JSON.stringify` would round long numbers.
 */
export const memberIn = (text: string, name: string): MemberRange | undefined => membersIn(text, name).at(-1)

/** Returns the text without the members of a name, each with the comma beside it. */
export const withoutMember = (text: string, name: string): string => {
  let kept = ''
  let from = 0
  for (const { start, end } of membersIn(text, name)) {
    kept += text.slice(from, start)
    const next = startAfter(text, end)
    if (text.charAt(next) === ',') {
      from = next + 1
      continue
    }
    // The last member: the comma before it goes.
    const last = endBefore(kept, kept.length)
    if (kept.charAt(last - 1) === ',') kept = kept.slice(0, last - 1)
    from = end
  }
  return kept + text.slice(from)
}
