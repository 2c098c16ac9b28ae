// Types of Vite's import.meta.glob, which vitest does not export.
interface ImportMeta {
  readonly glob: (patterns: string | readonly string[]) => Readonly<Record<string, () => Promise<unknown>>>
}
