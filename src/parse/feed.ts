import { decode, guess } from './decode.ts'
import { apart } from './feed/apart.ts'
import { parseJsonFeed } from './feed/json.ts'
import { readLean } from './feed/lean.ts'
import { refusal } from './feed/refuse.ts'
import { remarks } from './feed/remarks.ts'
import { shapeOf } from './feed/shape.ts'
import { survey } from './feed/survey.ts'
import { feedRoot, treeOf } from './feed/tree.ts'
import { type Parsed, unreadable } from './parsed.ts'

/**
 * RSS 0.9x, 1.0 or 2.0, Atom 0.3 or 1.0, or JSON Feed, to items. A survey of the tags refuses what no feed needs; then
 * real feeds, which are often ill-formed, are mended, and rss-parser reads what is left. `url` resolves relative addresses.
 */
export async function parseFeed(bytes: Uint8Array, contentType: string | null, url: string | null): Promise<Parsed> {
  const { text, ...charset } = decode(bytes, contentType, { xml: true })
  const read = /^\s*\{/.test(text)
    ? parseJsonFeed(text, charset.encoding, url)
    : await parseXml(text, charset.encoding, url)
  return { ...read, items: apart(read.items), problems: [...read.problems, ...guess(charset)] }
}

async function parseXml(text: string, encoding: string, url: string | null): Promise<Parsed> {
  const tags = survey(text)
  const refused = refusal(tags)
  if (refused) return unreadable(encoding, refused.rule, refused.message)
  const tree = treeOf(tags.xml)
  const root = feedRoot(tree)
  if (!root) return unreadable(encoding, 'no-feed', `is no feed: its root is <${tags.roots[0] ?? 'nothing'}>`)
  const shape = shapeOf(tree, root, url)
  if (!shape) return unreadable(encoding, 'no-feed', 'is no feed: it has no <channel>')
  const items = await readLean(shape.entries)
  const marked = shape.entries.filter((entry) => entry.marked).length
  return { title: shape.title, encoding, items, problems: remarks(items, { marked, open: tags.open.length > 0 }) }
}
