/**
 * The repository's URL and the packages' author. The owner fills these in before the first release and runs
 * `npm run docs`, which copies them into every manifest and README.
 */
export const owner = {
  repository: 'https://github.com/OWNER/token-codecs',
  author: 'the token-codecs authors',
} as const
