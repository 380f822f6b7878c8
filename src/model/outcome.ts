/**
 * What a machine made of a title and a summary. A failure is an outcome, never an exception; `withOthers`, of a whole batch, so
 * that a text of it may do better alone. A summary is null where there was none.
 */
export type Outcome =
  | { kind: 'translated'; title: string; summary: string | null }
  | { kind: 'failed'; reason: string; withOthers?: true }

export type Translated = Extract<Outcome, { kind: 'translated' }>
