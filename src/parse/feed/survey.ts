/** What a document's tags tell before anything is built from them. Linear in its length. */
export interface Survey {
  /** The text, with every `<` that opens no tag written as `&lt;`. */
  xml: string
  /** Elements that stand in no other, by local name. */
  roots: string[]
  entries: number
  /** How many attributes the fullest tag has, and how deep elements are nested. */
  attributes: number
  depth: number
  /** A DOCTYPE with an internal subset, or a declaration of one, wherever it stands. */
  declares: boolean
  /** Elements that the end of the document leaves open. */
  open: string[]
}

/** Past this depth or number nothing is looked at any more: the document is refused. */
export const most = { depth: 500, attributes: 500, entries: 5_000 }

export function survey(text: string): Survey {
  const found: Survey = { xml: text, roots: [], entries: 0, attributes: 0, depth: 0, declares: false, open: [] }
  const [stack, strays]: [string[], number[]] = [[], []]
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const next = text.charCodeAt(at + 1)
    if (next === exclamation) at = afterDeclaration(text, at, found)
    else if (next === question) at = after(text, '?>', at)
    else if (next === slash) at = close(text, at, stack)
    else if (opensName(next)) at = open(text, at, stack, found)
    else strays.push(at++)
    if (found.declares || stack.length > most.depth || found.attributes > most.attributes) break
    if (found.entries > most.entries) break
  }
  return { ...found, xml: escaped(text, strays), open: stack }
}

const [exclamation, question, slash, greater, equals, quote, apostrophe] = [33, 63, 47, 62, 61, 34, 39]

/** A letter, `_`, `:` or anything beyond ASCII. */
function opensName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58 || code >= 128
}

/** Comments and CDATA are passed over; of a DOCTYPE only whether it has an internal subset is of interest. */
function afterDeclaration(text: string, at: number, found: Survey): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at)
  const declaration = /<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/iy
  declaration.lastIndex = at
  const kind = declaration.exec(text)?.[1]?.toUpperCase()
  if (kind && kind !== 'DOCTYPE') found.declares = true
  for (let end = at; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === quote || code === apostrophe) end = after(text, text.charAt(end), end + 1) - 1
    else if (kind && text.charAt(end) === '[') found.declares = true
    else if (code === greater) return end + 1
  }
  return text.length
}

/** An end tag closes all that was opened since its start tag; one without a start tag closes nothing. */
function close(text: string, at: number, stack: string[]): number {
  const end = after(text, '>', at)
  const name = text.slice(at + 2, end).match(/^[^\s/>]*/)?.[0] ?? ''
  const opened = stack.lastIndexOf(name)
  if (opened !== -1) stack.length = opened
  return end
}

function open(text: string, at: number, stack: string[], found: Survey): number {
  let end = at + 1
  while (end < text.length && !endsName(text.charCodeAt(end))) end += 1
  const name = text.slice(at + 1, end)
  const local = localName(name)
  if (stack.length === 0) found.roots.push(local)
  if (isEntry(local) && !stack.some((outer) => isEntry(localName(outer)))) found.entries += 1
  const [tagEnd, attributes] = afterTag(text, end)
  found.attributes = Math.max(found.attributes, attributes)
  if (text.charCodeAt(tagEnd - 2) !== slash) stack.push(name)
  found.depth = Math.max(found.depth, stack.length)
  return tagEnd
}

/** Where a tag ends, as quoted values may hold `>`, and how many attributes it has. */
function afterTag(text: string, start: number): [end: number, attributes: number] {
  let attributes = 0
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === greater) return [at + 1, attributes]
    if (code !== equals) continue
    attributes += 1
    while (isSpace(text.charCodeAt(at + 1))) at += 1
    const next = text.charCodeAt(at + 1)
    if (next === quote || next === apostrophe) at = after(text, text.charAt(at + 1), at + 2) - 1
  }
  return [text.length, attributes]
}

function endsName(code: number): boolean {
  return code === slash || code === greater || isSpace(code)
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at === -1 ? text.length : at + end.length
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}

export function isEntry(local: string): boolean {
  return local === 'item' || local === 'entry'
}

function escaped(text: string, strays: number[]): string {
  if (strays.length === 0) return text
  const parts = strays.map((at, index) => `${text.slice(index === 0 ? 0 : (strays[index - 1] ?? 0) + 1, at)}&lt;`)
  return parts.join('') + text.slice((strays.at(-1) ?? 0) + 1)
}
