import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseFeed } from '../../src/parse/feed.ts'
import { shared } from '../support.ts'

interface Listed {
  file: string
  items?: number
  declared_encoding?: string | null
  bom?: string | null
}

const listed: Listed[] = shared
  ? (JSON.parse(readFileSync(join(shared, 'manifest.json'), 'utf8')) as Listed[]).filter(({ file }) =>
      /^(feeds|timeline)\//.test(file),
    )
  : []

/** What a file gives instead of what the list says, and why that is right. */
const exceptions: Record<string, { reason: string; encoding?: string; fatal?: string }> = {
  'feeds/encodings/feed-utf16le.xml': {
    reason: 'UTF-16 without a mark, which the list takes for UTF-8',
    encoding: 'utf-16le',
  },
  'feeds/encodings/fp-utf-16le-bom.xml': { reason: 'an <rss> without a channel', fatal: 'no-feed' },
  'feeds/encodings/fp-utf-32be-bom.xml': { reason: 'an <rss> without a channel', fatal: 'no-feed' },
  'feeds/encodings/iso88591-utf8-mismatch.xml': {
    reason: 'a <note>, and in Latin letters although it says UTF-8',
    encoding: 'windows-1252',
    fatal: 'no-feed',
  },
}

/** Names of one charset, and larger ones that are read in the place of a smaller. */
const same: Record<string, string> = { gb2312: 'gb18030', 'utf-32': 'utf-32be' }

/** UTF-8 that was read as Latin letters, or the other way about. */
const mojibake = /[ÃÂ][\u0080-\u00bf]|â€|Ð[\u0080-\u00bf]|ï¿½/

describe.skipIf(!shared)('every real feed beside the project is read as its list describes it', () => {
  test.each(listed.map((each) => [each.file, each] as const))('%s', async (file, { items, declared_encoding, bom }) => {
    const exception = exceptions[file]
    const parsed = await parseFeed(readFileSync(join(shared ?? '', file)), null, 'https://vendor.example/feed')
    const fatal = parsed.problems.find((problem) => problem.fatal)
    expect(fatal?.rule).toBe(exception?.fatal)
    expect(parsed.items).toHaveLength(items ?? 0)
    const said = (bom ?? declared_encoding ?? 'utf-8').toLowerCase()
    expect(parsed.encoding).toBe(exception?.encoding ?? same[said] ?? said)
    const texts = [
      parsed.title,
      ...parsed.items.flatMap(({ title, summary, author }) => [title, summary ?? '', author ?? '']),
    ]
    expect(texts.filter((text) => text.includes('\ufffd') || mojibake.test(text))).toEqual([])
  })
})
