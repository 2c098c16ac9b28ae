/** Returns the code of a file system's error, such as ` (ENOENT)`, for a message. */
export const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? ` (${thrown.code})` : ''
