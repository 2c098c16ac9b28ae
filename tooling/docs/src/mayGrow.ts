/**
 * The exports in which a minor may allow more, by the name of the package. Every other type has to fit what it was in
 * both directions, since whoever has two versions in one process hands values of one to the other.
 */
export const mayGrow: Readonly<Record<string, readonly string[]>> = {
  core: [
    // Open: the README says that these may be added to.
    'Reason',
    'TokenMember',
    // Only handed in: what was taken is still taken.
    'CodecDefinition',
    'ConvertOptions',
    'FreshnessOptions',
    'ParseOptions',
    'ReadOptions',
    'ResponseOptions',
    'TokenAnswer',
    'WriteOptions',
  ],
  // Open: the names that the vendor documents.
  bolt: ['BoltScope', 'boltScopes'],
  // Only handed in.
  laws: ['LawOptions'],
}
