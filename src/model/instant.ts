import { DateTime } from 'luxon'

/** The calendar day of an instant where the newsletter is at home. */
export function localDay(instant: string, timezone: string): string {
  return DateTime.fromISO(instant, { zone: timezone }).toISODate() ?? instant.slice(0, 10)
}

/** The same time of day so many days earlier, in UTC. */
export function daysBefore(instant: string, days: number): string {
  return DateTime.fromISO(instant, { zone: 'utc' }).minus({ days }).toISO({ suppressMilliseconds: true }) ?? instant
}
