import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWorkspace } from '../../src/io/workspace.ts'
import { judgeLink, keptAddress } from '../../src/policy/official.ts'
import { vendor } from '../fixtures/registry.ts'
import { root, shared } from '../support.ts'

interface Case {
  id: string
  kind: string
  must: string
  inline: string
  allow: Record<string, string[]>
}

const cases: Case[] = shared
  ? readFileSync(join(shared, 'hostile', 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
  : []
const addresses = cases.filter(({ kind }) => kind === 'url')

describe.skipIf(!shared)('hostile addresses (beside the project)', () => {
  test.each(addresses)('$id: $must', ({ must, inline, allow }) => {
    const registered = Object.entries(allow).map(([id, hosts]) => vendor(id, { hosts }))
    const { official } = judgeLink(inline, registered)
    const kept = official ? keptAddress(inline) : null
    const demands: Record<string, () => void> = {
      accept: () => expect(official).toBe(true),
      reject: () => expect(official).toBe(false),
      quarantine: () => expect(official).toBe(false),
      normalise: () => expect(kept).toMatch(/^https:\/\//),
      escape: () => expect(kept).not.toMatch(/["'<>\s]/),
    }
    expect(demands).toHaveProperty(must)
    demands[must]?.()
  })

  test.each(addresses.filter(({ must }) => must !== 'accept'))(
    '$id against the registry itself',
    ({ must, inline }) => {
      const { official } = judgeLink(inline, openWorkspace(root).vendors())
      expect(official).toBe(must === 'normalise' || must === 'escape')
    },
  )
})
