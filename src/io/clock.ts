/** Now, as an ISO 8601 instant in UTC, to the second. */
export function now(): string {
  return instantAt(Date.now())
}

/** A number of milliseconds since 1970 in the same form. */
export function instantAt(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
