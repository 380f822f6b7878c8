/** Minutes east of UTC, or a name of the IANA database. */
export type Zone = number | string

/** What a date says of its zone. Nothing, and what nobody knows, count as UTC; undefined where it is nonsense. */
export function zoneOf(text: string | undefined): Zone | undefined {
  const zone = text?.trim()
  if (!zone) return 0
  const offset = /^(?:gmt|utc|ut|z)?\s*([+-])(\d{1,2}):?(\d{2})?\b/i.exec(zone)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return minutes > 14 * 60 + 59 ? undefined : offset[1] === '-' ? -minutes : minutes
  }
  const name = /^\(?([a-z]+(?:\/[a-z_]+)*)/i.exec(zone)?.[1] ?? ''
  if (name.includes('/')) return name
  const hours = named[name.toUpperCase()]
  return hours === undefined ? 0 : hours * 60
}

/** Hours east of UTC of names that stand in feeds. Where one name means several places, the one most feeds are from. */
const named: Record<string, number> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  BST: 1,
  WEST: 1,
  CET: 1,
  MEZ: 1,
  CEST: 2,
  MESZ: 2,
  EET: 2,
  SAST: 2,
  EEST: 3,
  MSK: 3,
  IST: 5.5,
  PKT: 5,
  ICT: 7,
  WIB: 7,
  HKT: 8,
  SGT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  ACST: 9.5,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  NST: -3.5,
  NDT: -2.5,
  AST: -4,
  ADT: -3,
  EST: -5,
  EDT: -4,
  ET: -5,
  CST: -6,
  CDT: -5,
  CT: -6,
  MST: -7,
  MDT: -6,
  MT: -7,
  PST: -8,
  PDT: -7,
  PT: -8,
  AKST: -9,
  AKDT: -8,
  HST: -10,
  BRT: -3,
  ART: -3,
}
