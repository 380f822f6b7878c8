import type { Job, Text } from './engine.ts'

type Hints = Pick<Job, 'terms' | 'names'>

/** The terms and names that these texts may hold, in a settled order. A new term elsewhere in the glossary is none of theirs. */
export function relevant(texts: readonly Text[], { terms, names }: Hints): Hints {
  const text = texts.map(({ title, summary }) => `${title}\n${summary ?? ''}`).join('\n')
  const folded = text.toLowerCase()
  const has = (form: string) => form !== '' && folded.includes(form.toLowerCase())
  return {
    terms: terms
      .filter(({ source }) => has(source))
      .sort((a, b) => order(a.source, b.source) || order(a.target, b.target)),
    names: [...new Set(names.filter((name) => name !== '' && text.includes(name)))].sort(order),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
