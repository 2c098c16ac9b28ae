// What Vite makes of import.meta.glob: its own types come with it alone, and vitest does not pass them on.
interface ImportMeta {
  readonly glob: (patterns: string | readonly string[]) => Readonly<Record<string, () => Promise<unknown>>>
}
