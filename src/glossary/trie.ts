const root = 0
export const nowhere = -1
/** What an edge takes in the table: the node it leaves, its unit, the node it leads to; and one for an even step. */
const width = 4

/** A trie over UTF-16 code units, all its edges in one open-addressed hash table: dense, and quick to build and to walk. */
export class Trie<Leaf> {
  /** What ends at each node. */
  private readonly leaves: (Leaf[] | null)[] = [null]
  private readonly first = new Int32Array(0x10000).fill(nowhere)
  /** Which two units some spelling begins with, by a hash of both: most places of a text begin none. */
  private readonly beginnings = new Uint8Array(0x10000)
  private table = new Int32Array(width << 12).fill(nowhere)
  private edges = 0

  /** The node that a first unit leads to, or `nowhere`; `next` is the unit that follows. */
  start(unit: number, next: number): number {
    return this.beginnings[pair(unit, next)] === 0 ? nowhere : (this.first[unit] ?? nowhere)
  }

  /** The same whatever follows. */
  startAny(unit: number): number {
    return this.first[unit] ?? nowhere
  }

  step(node: number, unit: number): number {
    return this.table[this.place(node, unit) + 2] ?? nowhere
  }

  leavesAt(node: number): Leaf[] | null {
    return this.leaves[node] ?? null
  }

  /** Adds a leaf at the end of a spelling, after those that stand there already. */
  add(spelling: string, leaf: Leaf, isSame: (other: Leaf) => boolean) {
    if (spelling === '') return
    if (spelling.length === 1) this.beginnings.fill(1)
    else this.beginnings[pair(spelling.charCodeAt(0), spelling.charCodeAt(1))] = 1
    let node: number = root
    for (let at = 0; at < spelling.length; at += 1) node = this.stepOrGrow(node, spelling.charCodeAt(at))
    const there = this.leaves[node]
    if (!there) this.leaves[node] = [leaf]
    else if (!there.some(isSame)) there.push(leaf)
  }

  private stepOrGrow(node: number, unit: number): number {
    const known = node === root ? this.startAny(unit) : this.step(node, unit)
    if (known !== nowhere) return known
    const made = this.leaves.push(null) - 1
    if (node === root) this.first[unit] = made
    else this.put(node, unit, made)
    return made
  }

  private put(node: number, unit: number, target: number) {
    if (this.edges * width * 2 > this.table.length) this.widen()
    const at = this.place(node, unit)
    this.table[at] = node
    this.table[at + 1] = unit
    this.table[at + 2] = target
    this.edges += 1
  }

  /** Where an edge stands in the table, or would stand. */
  private place(node: number, unit: number): number {
    const { table } = this
    const mask = table.length - 1
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
    let at = ((hash ^ (hash >>> 16)) * width) & mask
    while (table[at] !== nowhere && (table[at] !== node || table[at + 1] !== unit)) at = (at + width) & mask
    return at
  }

  private widen() {
    const { table } = this
    this.table = new Int32Array(table.length * 2).fill(nowhere)
    this.edges = 0
    for (let at = 0; at < table.length; at += width)
      if (table[at] !== nowhere) this.put(table[at] ?? 0, table[at + 1] ?? 0, table[at + 2] ?? 0)
  }
}

function pair(unit: number, next: number): number {
  return (Math.imul(unit, 0x9e37) ^ next) & 0xffff
}
