import { DateTime } from 'luxon'

/** Now, as an ISO 8601 instant in UTC, to the second. */
export function now(): string {
  return DateTime.utc().startOf('second').toISO({ suppressMilliseconds: true })
}
