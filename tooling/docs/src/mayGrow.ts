/**
 * Exports whose types a minor release may extend, by package. Every other type must stay assignable in both directions,
 * because two versions in one process pass values to each other.
 */
export const mayGrow: Readonly<Record<string, readonly string[]>> = {
  core: [
    // Open unions: stability.md says that they may grow.
    'NoteCode',
    'TokenMember',
    // Parameters only: values that were accepted are still accepted.
    'CodecDefinition',
    'ConvertOptions',
    'DetectOptions',
    'DetectOptions',
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
    'ResponseParts',
    'TokenSourceOptions',
    'WriteOptions',
  ],
  // Open unions: the names that the vendor documents.
  bolt: ['BoltScope', 'boltScopes'],
  // Parameters only.
  bulk: ['ConvertLinesOptions', 'CsvOptions', 'FileOptions', 'LineOptions', 'PartOptions'],
  laws: ['LawOptions'],
}
