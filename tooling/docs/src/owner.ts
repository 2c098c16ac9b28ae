/**
 * Where the repository lives, and who signs its packages: the owner fills this in before the first release, then runs
 * `npm run docs`, which carries it into every manifest and README. Nothing else repeats it by hand.
 */
export const owner = {
  repository: 'https://github.com/OWNER/token-codecs',
  author: 'the token-codecs authors',
} as const
