const LONGEST = 40

/** A value as a test's title shows it: on one line, in printable ASCII, not too long. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'number' ? (Object.is(value, -0) ? '-0' : String(value)) : JSON.stringify(value)
  const plain = text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain
}
