import type { Problem } from '../model/problem.ts'
import type { Source } from '../model/source.ts'
import type { Vendor } from '../model/vendor.ts'
import { judge } from './official.ts'

/** What is wrong with the registry of vendors and sources as a whole. */
export function checkFeeds(vendors: Vendor[], sources: Source[]): Problem[] {
  return [
    ...hostsOfTwo(vendors),
    ...sources.flatMap((source) => checkSource(source, vendors)),
    ...withoutMain(vendors, sources),
    ...sameAddress(sources),
  ]
}

function hostsOfTwo(vendors: Vendor[]): Problem[] {
  const owners = new Map<string, string>()
  return vendors.flatMap(({ id, hosts, below, shared }) =>
    [...hosts, ...below, ...shared].flatMap((host) => {
      const owner = owners.get(host)
      owners.set(host, owner ?? id)
      return owner === undefined
        ? []
        : [
            {
              rule: 'host-taken',
              where: `feeds/${id}/vendor.yaml → hosts`,
              message: `${host} belongs to ${owner} already`,
              fix: 'an official host has one owner',
              fatal: true,
            },
          ]
    }),
  )
}

function checkSource(source: Source, vendors: Vendor[]): Problem[] {
  const where = `feeds/${source.id}.yaml`
  const verdict = judge(source.url, vendors, source.vendor)
  const problems: Problem[] = []
  if (!verdict.official)
    problems.push({
      rule: 'unofficial',
      where: `${where} → url`,
      message: verdict.reason,
      fix: `add the host to feeds/${source.vendor}/vendor.yaml if it is the vendor’s own`,
      fatal: true,
    })
  if (source.kind === 'page' && source.page.payload.length === 0 && !source.page.rows && !source.page.notes) {
    problems.push({
      rule: 'page',
      where: `${where} → page`,
      message: 'says no way to find entries',
      fix: 'describe payload, rows or notes',
      fatal: true,
    })
  }
  return problems
}

function withoutMain(vendors: Vendor[], sources: Source[]): Problem[] {
  return vendors.flatMap(({ id }) => {
    const main = sources.filter(({ vendor, main: leads }) => vendor === id && leads).length
    if (main === 1) return []
    const message = main === 0 ? 'has no main channel' : `has ${main} main channels`
    return [
      {
        rule: 'main',
        where: `feeds/${id}/`,
        message,
        fix: 'set main: true in one of its sources',
        fatal: true,
      },
    ]
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
