const yes = new Set([
  ...['yes', 'y', 'true', 'required', 'always', 'mandatory'],
  ...['✓', '✔', '✅', '☑', ':heavy_check_mark:', ':white_check_mark:', ':ballot_box_with_check:'],
])
const no = new Set(['no', 'n', 'false', 'optional', 'never', '✗', '✘', '❌', '➖', ':x:', ':heavy_minus_sign:'])

/** Reads a cell that says yes or no, in words or signs; undefined for any other text. */
export const yesOrNo = (text: string): boolean | undefined => {
  const parts = text
    .toLowerCase()
    .replaceAll('\ufe0f', '')
    .split(/[,;\s]+/)
    .map((part) => part.replace(/[.()]/g, ''))
    .filter((part) => part !== '')
  // More words state a condition, such as "if the scope was granted".
  if (parts.length === 0 || parts.length > 2) return undefined
  if (parts.some((part) => no.has(part))) return false
  return parts.some((part) => yes.has(part)) ? true : undefined
}
