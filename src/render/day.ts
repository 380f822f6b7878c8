import { DateTime } from 'luxon'

/** The calendar day of an instant where the newsletter is at home. */
export function localDay(instant: string, timezone: string): string {
  return DateTime.fromISO(instant, { zone: timezone }).toISODate() ?? instant.slice(0, 10)
}
