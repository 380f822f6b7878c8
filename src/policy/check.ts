import type { Problem } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import { judge } from './official.ts'

/** What is wrong with the registry of vendors and sources as a whole. */
export function checkFeeds(vendors: Vendor[], sources: Source[]): Problem[] {
  return [
    ...placesOfTwo(vendors),
    ...vendors.flatMap((vendor) => foreignTranslations(vendor, vendors)),
    ...sources.flatMap((source) => checkSource(source, vendors)),
    ...withoutMain(vendors, sources),
    ...sameAddress(sources),
  ]
}

/** A host, or a place on one, that two vendors claim: the same, or one within the other. */
function placesOfTwo(vendors: Vendor[]): Problem[] {
  const claims = vendors.flatMap(({ id, hosts, below, shared }) => [
    ...hosts.map((host) => ({ id, field: 'hosts', written: host, covers: `${host}/` })),
    ...below.map((host) => ({ id, field: 'below', written: host, covers: `.${host}/` })),
    ...shared.map((place) => ({ id, field: 'shared', written: place, covers: place.replace(/\*$/, '') })),
  ])
  return claims.flatMap((claim, at) => {
    const other = claims
      .slice(0, at)
      .find(({ id, covers }) => (id === claim.id ? covers === claim.covers : overlap(covers, claim.covers)))
    const inside = other && other.written !== claim.written ? ` (${other.written})` : ''
    return other
      ? [
          {
            rule: 'host-taken',
            where: `feeds/${claim.id}/vendor.yaml → ${claim.field}`,
            message: `${claim.written} belongs to ${other.id} already${inside}`,
            fix: other.id === claim.id ? 'name it once' : 'an official place has one owner',
            fatal: true,
          },
        ]
      : []
  })
}

/** `acme.example/` covers all paths of that host, `.acme.example/` those of every host below it, too. */
function overlap(a: string, b: string): boolean {
  const within = (inner: string, outer: string) =>
    outer.startsWith('.') ? `.${inner.split('/')[0]}/`.endsWith(outer) : `${inner}/`.startsWith(outer)
  return within(a.replace(/^\./, ''), b) || within(b.replace(/^\./, ''), a)
}

function foreignTranslations(vendor: Vendor, vendors: Vendor[]): Problem[] {
  return vendor.translations
    .flatMap(({ from, to }) => [from, to])
    .flatMap((url) => {
      const verdict = judge(url, vendors, vendor.id)
      if (verdict.official) return []
      const where = `feeds/${vendor.id}/vendor.yaml → translations`
      return [{ rule: 'unofficial', where, message: verdict.reason, fix: ownHost(vendor.id), fatal: true }]
    })
}

const ownHost = (vendor: string) =>
  `add the host, or under shared the place on it, to feeds/${vendor}/vendor.yaml if it is the vendor’s own`

/** What an operator gets wrong in one source. `has` gives the message, or null. */
const mistakes: {
  rule: string
  field: string
  has: (source: Source, vendors: Vendor[]) => string | null
  fix: (source: Source) => string
  fatal: boolean
}[] = [
  ...(['url', 'page.sitemap.url', 'page.sitemap.below'] as const).map((field) => ({
    rule: 'unofficial',
    field,
    has: (source: Source, vendors: Vendor[]) => unofficial(addressAt(field, source), source, vendors),
    fix: ({ vendor }: Source) => ownHost(vendor),
    fatal: true,
  })),
  {
    rule: 'page',
    field: 'page',
    has: (source) =>
      source.kind === 'page' && ways(source).every((way) => !way) ? 'says no way to find entries' : null,
    fix: () => 'describe payload, rows, notes or sitemap',
    fatal: true,
  },
  {
    rule: 'evidence',
    field: 'evidence',
    has: ({ evidence }) => (/\b20\d\d\b/.test(evidence) ? null : 'does not say when'),
    fix: () => 'name the year in which somebody saw it',
    fatal: false,
  },
  ...(['only', 'not'] as const).map((field) => ({
    rule: 'filter',
    field,
    has: (source: Source) => (isEmpty(source[field]) ? 'names nothing' : null),
    fix: () => 'list categories, words or paths, or delete it',
    fatal: true,
  })),
  ...(['only', 'not'] as const).map((field) => ({
    rule: 'filter',
    field: `${field}.paths`,
    has: (source: Source) => source[field]?.paths.find((path) => !path.startsWith('/'))?.concat(' is no path') ?? null,
    fix: () => 'start it with a slash',
    fatal: true,
  })),
  {
    rule: 'main',
    field: 'main',
    has: ({ main, roundup }) => (main && roundup ? 'is set on a roundup, which leads no story' : null),
    fix: () => 'choose a channel of the vendor’s own words',
    fatal: true,
  },
]

function checkSource(source: Source, vendors: Vendor[]): Problem[] {
  return mistakes.flatMap(({ rule, field, has, fix, fatal }) => {
    const message = has(source, vendors)
    return message === null
      ? []
      : [{ rule, where: `feeds/${source.id}.yaml → ${field}`, message, fix: fix(source), fatal }]
  })
}

function addressAt(field: string, source: Source): string | undefined {
  if (field === 'url') return source.url
  const sitemap = source.kind === 'page' ? source.page.sitemap : undefined
  return field === 'page.sitemap.url' ? sitemap?.url : sitemap?.below
}

function unofficial(url: string | undefined, { vendor }: Source, vendors: Vendor[]): string | null {
  const verdict = url === undefined ? null : judge(url, vendors, vendor)
  return verdict === null || verdict.official ? null : verdict.reason
}

function ways({ page }: Extract<Source, { kind: 'page' }>): unknown[] {
  return [page.payload.length > 0, page.rows, page.notes, page.sitemap]
}

function isEmpty(filter: Source['only']): boolean {
  return filter !== undefined && Object.values(filter).every((list) => list.length === 0)
}

/** A vendor that is asked has one main channel that is asked; one that is only noted down needs none. */
function withoutMain(vendors: Vendor[], sources: Source[]): Problem[] {
  return vendors.flatMap(({ id }) => {
    const own = sources.filter(({ vendor }) => vendor === id)
    const asked = own.filter(({ disabled }) => disabled === undefined)
    const main = asked.filter(({ main: leads }) => leads).length
    if (main === 1 || (own.length > 0 && asked.length === 0)) return []
    const message = main === 0 ? 'has no main channel that is asked' : `has ${main} main channels`
    return [{ rule: 'main', where: `feeds/${id}/`, message, fix: 'set main: true in one of its sources', fatal: true }]
  })
}

function sameAddress(sources: Source[]): Problem[] {
  const owners = new Map<string, string>()
  return sources.flatMap(({ id, url }) => {
    const owner = owners.get(url)
    owners.set(url, owner ?? id)
    return owner === undefined
      ? []
      : [
          {
            rule: 'same-address',
            where: `feeds/${id}.yaml → url`,
            message: `is asked as ${owner} already`,
            fix: 'keep one of them',
            fatal: true,
          },
        ]
  })
}
