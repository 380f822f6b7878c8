import { type CheerioAPI, load } from 'cheerio/slim'
import { type AnyNode, hasChildren } from 'domhandler'
import { decode } from '../decode.ts'
import { maxBytes, maxMegabytes } from '../parsed.ts'

/** Deeper elements are cut off, as browsers flatten them: every later step may then walk the page by recursion. */
const maxDepth = 512
/** The parser's time grows with the square of the depth: beyond this a page is not handed to it. */
const maxParsedDepth = 20_000

export interface Document {
  $: CheerioAPI
  encoding: string
  /** What relative addresses are resolved against, as browsers do: the first `<base href>`, itself relative to the page. */
  base: string | null
}

/** Bytes to a document that is safe to walk, or why it is not read. */
export function openDocument(
  bytes: Uint8Array,
  contentType: string | null,
  url: string | null,
): Document | { encoding: string; rule: string; message: string } {
  if (bytes.byteLength > maxBytes) {
    const size = (bytes.byteLength / 1024 / 1024).toFixed(1)
    return { encoding: '', rule: 'too-large', message: `is ${size} MB, of which at most ${maxMegabytes} are read` }
  }
  const { text, encoding } = decode(bytes, contentType, { xml: false })
  if (depthOf(text) > maxParsedDepth)
    return { encoding, rule: 'too-deep', message: `nests elements more than ${maxParsedDepth} deep` }
  const $ = load(text)
  cutBelow($.root().toArray(), maxDepth)
  const written = $('base[href]').first().attr('href')
  return { $, encoding, base: absolute(written, url) ?? url }
}

/** An http(s) address as a browser would open it, or null. */
export function absolute(href: string | undefined | null, base: string | null): string | null {
  const url = href === undefined || href === null ? null : URL.parse(href.trim(), base ?? undefined)
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** Elements that need no end tag, or have none, do not nest. */
const flat =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option)$/i

/** How deep tags nest at most, by counting them, outside scripts and styles. */
function depthOf(html: string): number {
  const tag = /<(\/?)([a-z][a-z0-9-]*)/gi
  const rawEnd = /<\/(?:script|style)/gi
  let depth = 0
  let deepest = 0
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    const [, end, name = ''] = match
    if (flat.test(name)) continue
    depth = end ? Math.max(0, depth - 1) : depth + 1
    deepest = Math.max(deepest, depth)
    if (end || !/^(?:script|style)$/i.test(name)) continue
    rawEnd.lastIndex = tag.lastIndex
    const rest = rawEnd.exec(html)
    if (rest === null) break
    tag.lastIndex = rest.index
  }
  return deepest
}

function cutBelow(roots: AnyNode[], depth: number) {
  let level = roots
  for (let at = 0; at < depth && level.length > 0; at += 1) {
    level = level.flatMap((node) => (hasChildren(node) ? node.children : []))
  }
  for (const node of level) if (hasChildren(node)) node.children = []
}
