const root = 0
export const nowhere = -1

/** A trie over UTF-16 code units, all its edges in one open-addressed hash table: dense, and quick to build and to walk. */
export class Trie<Leaf> {
  /** What ends at each node. */
  private readonly leaves: (Leaf[] | null)[] = [null]
  private readonly first = new Int32Array(0x10000).fill(nowhere)
  private nodes = new Int32Array(1 << 12).fill(nowhere)
  private units = new Uint16Array(1 << 12)
  private targets = new Int32Array(1 << 12)
  private edges = 0

  /** The node that a first unit leads to, or `nowhere`. */
  start(unit: number): number {
    return this.first[unit] ?? nowhere
  }

  step(node: number, unit: number): number {
    const at = this.place(node, unit)
    return this.nodes[at] === nowhere ? nowhere : (this.targets[at] ?? nowhere)
  }

  leavesAt(node: number): Leaf[] | null {
    return this.leaves[node] ?? null
  }

  /** Adds a leaf at the end of a spelling, after those that stand there already. */
  add(spelling: string, leaf: Leaf, isSame: (other: Leaf) => boolean) {
    let node: number = root
    for (let at = 0; at < spelling.length; at += 1) node = this.stepOrGrow(node, spelling.charCodeAt(at))
    if (node === root) return
    const there = this.leaves[node]
    if (!there) this.leaves[node] = [leaf]
    else if (!there.some(isSame)) there.push(leaf)
  }

  private stepOrGrow(node: number, unit: number): number {
    const known = node === root ? this.start(unit) : this.step(node, unit)
    if (known !== nowhere) return known
    const made = this.leaves.push(null) - 1
    if (node === root) this.first[unit] = made
    else this.put(node, unit, made)
    return made
  }

  private put(node: number, unit: number, target: number) {
    if (this.edges * 2 > this.nodes.length) this.widen()
    const at = this.place(node, unit)
    this.nodes[at] = node
    this.units[at] = unit
    this.targets[at] = target
    this.edges += 1
  }

  /** Where an edge stands in the table, or would stand. */
  private place(node: number, unit: number): number {
    const mask = this.nodes.length - 1
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
    let at = (hash ^ (hash >>> 16)) & mask
    while (this.nodes[at] !== nowhere && (this.nodes[at] !== node || this.units[at] !== unit)) at = (at + 1) & mask
    return at
  }

  private widen() {
    const { nodes, units, targets } = this
    this.nodes = new Int32Array(nodes.length * 2).fill(nowhere)
    this.units = new Uint16Array(nodes.length * 2)
    this.targets = new Int32Array(nodes.length * 2)
    this.edges = 0
    for (let at = 0; at < nodes.length; at += 1)
      if (nodes[at] !== nowhere) this.put(nodes[at] ?? 0, units[at] ?? 0, targets[at] ?? 0)
  }
}
