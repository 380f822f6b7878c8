import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../src/parse/feed.ts'
import { parsePage } from '../../src/parse/page.ts'
import type { Parsed } from '../../src/parse/parsed.ts'
import { documents, pageRules } from './documents.ts'
import { mutated, randomFrom } from './mutate.ts'

const url = 'https://acme.example/feed'

async function read(kind: string, bytes: Uint8Array): Promise<Parsed> {
  return kind === 'page' ? parsePage(bytes, null, url, pageRules) : await parseFeed(bytes, null, url)
}

/** What holds of every answer, whatever was asked. */
function expectSound(parsed: Parsed) {
  for (const { id, title, url: link, published, summary } of parsed.items) {
    expect(id).toMatch(/^[0-9a-f]{12}$/)
    expect(`${title}${summary ?? ''}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(`${title}${summary ?? ''}`.isWellFormed()).toBe(true)
    expect(link === null || URL.canParse(link)).toBe(true)
    expect(published === null || !Number.isNaN(Date.parse(published))).toBe(true)
  }
  if (parsed.problems.some(({ fatal }) => fatal)) expect(parsed.items).toEqual([])
}

describe('damaged documents are read or refused, never thrown at the caller', () => {
  test.each(Object.entries(documents))('%s', async (kind, document) => {
    expect((await read(kind, document)).items.length).toBeGreaterThan(0)
    const random = randomFrom(20_260_519)
    for (let round = 0; round < 150; round += 1) expectSound(await read(kind, mutated(document, random)))
  })
})

test('so is what never was a document', async () => {
  const soup = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<item>', '<title>', '</item>', '<![CDATA[', ']]>', '&amp;', '<feed>', '<entry'),
    ),
  )
  await fc.assert(
    fc.asyncProperty(soup, async (parts) => {
      expectSound(await read('feed', new TextEncoder().encode(`<rss><channel>${parts.join('')}`)))
    }),
    { numRuns: 200, seed: 19 },
  )
})

test('and bytes of no charset', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expectSound(await read('feed', bytes))
    }),
    { numRuns: 200, seed: 20 },
  )
})
