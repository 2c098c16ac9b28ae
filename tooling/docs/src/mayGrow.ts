/**
 * The exports in which a minor may allow more, by the name of the package. Every other type has to fit what it was in
 * both directions, because two versions in one process hand values to each other.
 */
export const mayGrow: Readonly<Record<string, readonly string[]>> = {
  core: [
    // Open: the README says that these may be added to.
    'NoteCode',
    'TokenMember',
    // Only handed in: what was taken is still taken.
    'CodecDefinition',
    'ConvertOptions',
    'ErrorPlaces',
    'ExpiryOptions',
    'FieldFunctions',
    'FreshnessOptions',
    'InstantOptions',
    'LifetimeOptions',
    'ParseOptions',
    'ReadOptions',
    'ResponseOptions',
    'ScopesOptions',
    'TokenAnswer',
    'TokenSourceOptions',
    'WriteOptions',
  ],
  // Open: the names that the vendor documents.
  bolt: ['BoltScope', 'boltScopes'],
  // Only handed in.
  laws: ['LawOptions'],
}
