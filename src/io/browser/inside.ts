/// <reference lib="dom" />
import type { Block } from '../../model/finding.ts'
import type { Box, Colour, Place, Run } from '../../model/look.ts'

// Each function runs inside the page: it is sent there as text and knows nothing but its argument.

/** Writes on each cell, or part of one, which block it is, and which of the stories it holds, for the functions below. */
export function markPlaces(blocks: readonly Block[]): void {
  let story = 0
  for (const cell of document.querySelectorAll('td[class], div[class]')) {
    const block = blocks.find((each) => cell.classList.contains(each))
    if (block === undefined) continue
    cell.setAttribute('data-block', block)
    if (block === 'lead' || block === 'line') cell.setAttribute('data-story', String(story++))
  }
}

/** Makes letters larger as a reader's own setting does: the letters only. */
export function enlargeText(times: number): void {
  const sizes = [...document.body.querySelectorAll<HTMLElement>('*')].map((element) => ({
    element,
    size: Number.parseFloat(getComputedStyle(element).fontSize),
  }))
  for (const { element, size } of sizes) element.style.setProperty('font-size', `${size * times}px`, 'important')
}

export function dropStyles(): void {
  for (const sheet of document.querySelectorAll('style, link[rel~="stylesheet"]')) sheet.remove()
}

/** Every piece of text (`Run[]`), and how it is painted; as JSON, since so many values travel slowly one by one. */
export function readRuns(): string {
  const canvas = canvasColour()
  const read = new Map<Element, Seen>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const runs: Run[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim().replace(/\s+/g, ' ') ?? ''
    const parent = walker.currentNode.parentElement
    if (text !== '' && parent && !parent.closest('style, script, noscript, template'))
      runs.push(runOf(walker.currentNode, parent, text))
  }
  return JSON.stringify(runs)

  function runOf(node: Node, parent: Element, text: string): Run {
    const { style, opacity, grounds, clips } = seen(parent)
    const cell = parent.closest('[data-block]')
    const boxes = boxesOf(node)
    const [red, green, blue, alpha] = colourOf(style.color)
    return {
      text,
      block: (cell?.getAttribute('data-block') ?? 'document') as Block,
      story: cell?.hasAttribute('data-story') ? Number(cell.getAttribute('data-story')) : null,
      inCell: parent.closest('td') !== null,
      shown: isShown(parent, boxes) && clips.every((clip) => boxes.every((box) => isWithin(box, clip))),
      covered: boxes.some((box) => isCovered(parent, box)),
      boxes,
      size: Number.parseFloat(style.fontSize),
      bold: Number(style.fontWeight) >= 600,
      colour: [red, green, blue, alpha * opacity],
      grounds,
      underline: underlineOf(parent),
    }
  }

  /** What an element and all around it do to the text in it; each is read once, as asking for styles takes long. */
  interface Seen {
    style: CSSStyleDeclaration
    opacity: number
    grounds: Colour[]
    clips: Box[]
  }

  function seen(element: Element): Seen {
    const known = read.get(element)
    if (known) return known
    const around = element.parentElement ? seen(element.parentElement) : { opacity: 1, grounds: [canvas], clips: [] }
    const style = getComputedStyle(element)
    const made = {
      style,
      opacity: around.opacity * Number(style.opacity),
      grounds: [colourOf(style.backgroundColor), ...around.grounds],
      clips: [...clipOf(element, style), ...around.clips],
    }
    read.set(element, made)
    return made
  }

  /** Where an element cuts off what it holds; a shape of its own counts as nowhere. */
  function clipOf(element: Element, style: CSSStyleDeclaration): Box[] {
    const nowhere = { left: 0, top: 0, right: 0, bottom: 0 }
    if (style.clipPath !== 'none' || (style.clip !== 'auto' && style.position !== 'static')) return [nowhere]
    if (element === document.body || element === document.documentElement || style.display === 'inline') return []
    if (style.overflowX === 'visible' && style.overflowY === 'visible') return []
    return [onPage(element.getBoundingClientRect())]
  }

  function isWithin(box: Box, clip: Box): boolean {
    return (
      box.left > clip.left - 2 && box.right < clip.right + 2 && box.top > clip.top - 2 && box.bottom < clip.bottom + 2
    )
  }

  function boxesOf(node: Node): Box[] {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].map(onPage).filter((box) => box.right > box.left && box.bottom > box.top)
  }

  function onPage({ left, top, right, bottom }: Box): Box {
    return { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY }
  }

  function isShown(parent: Element, boxes: Box[]): boolean {
    if (boxes.length === 0 || boxes.some(({ right, bottom }) => right <= 0 || bottom <= 0)) return false
    return (
      Number.parseFloat(seen(parent).style.fontSize) > 2 &&
      parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
  }

  function isCovered(parent: Element, { left, top, right, bottom }: Box): boolean {
    // Only what is on the screen can be asked for.
    if (top < scrollY || bottom > scrollY + innerHeight) scrollTo(0, top)
    const above = document.elementFromPoint((left + right) / 2 - scrollX, (top + bottom) / 2 - scrollY)
    return above !== null && !above.contains(parent) && !parent.contains(above)
  }

  /** A line is drawn through what stands in the line, not through boxes of their own. */
  function underlineOf(parent: Element): Colour | 'none' | null {
    const link = parent.closest('a[href]')
    if (!link) return null
    for (let each: Element | null = parent; each; each = each.parentElement) {
      const { style } = seen(each)
      if (style.textDecorationLine.includes('underline')) return colourOf(style.textDecorationColor)
      if (each === link || style.display.startsWith('inline-') || style.float !== 'none') break
    }
    return 'none'
  }

  function canvasColour(): Colour {
    const root = document.documentElement
    const before = root.style.outlineColor
    root.style.outlineColor = 'Canvas'
    const colour = colourOf(getComputedStyle(root).outlineColor)
    root.style.outlineColor = before
    return colour
  }

  /** As computed styles write it: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `color(srgb 0 0.5 1 / 0.5)`. */
  function colourOf(text: string): Colour {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? ['0', '0', '0', '0']).map(Number)
    const times = text.startsWith('color(') ? 255 : 1
    return [red * times, green * times, blue * times, alpha]
  }
}

/** What sticks out on either side, the innermost of it. */
export function readWide(): (Place & { text: string })[] {
  const sticksOut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 0 && right + scrollX > 0 && (right + scrollX > innerWidth + 1 || left + scrollX < -1)
  }
  return [...document.body.querySelectorAll('*')]
    .filter((element) => sticksOut(element) && ![...element.children].some(sticksOut))
    .map((element) => {
      const cell = element.closest('[data-block]')
      return {
        block: (cell?.getAttribute('data-block') ?? 'document') as Block,
        story: cell?.hasAttribute('data-story') ? Number(cell.getAttribute('data-story')) : null,
        text: element.textContent?.trim().replace(/\s+/g, ' ') || `<${element.localName}>`,
      }
    })
}

/** Words before and after elements that no markup holds. */
export function readGenerated(): (Place & { text: string })[] {
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const cell = element.closest('[data-block]')
    return ['::before', '::after']
      .map((which) => getComputedStyle(element, which).content)
      .filter((content) => /^["'].*[\p{L}\p{N}]/u.test(content))
      .map((text) => ({
        block: (cell?.getAttribute('data-block') ?? 'document') as Block,
        story: cell?.hasAttribute('data-story') ? Number(cell.getAttribute('data-story')) : null,
        text,
      }))
  })
}

export function readScrollWidth(): number {
  return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)
}

/** Where the elements stand that axe names by selectors. */
export function placesOf(selectors: string[]): Place[] {
  return selectors.map((selector) => {
    const cell = document.querySelector(selector)?.closest('[data-block]')
    return {
      block: (cell?.getAttribute('data-block') ?? 'document') as Block,
      story: cell?.hasAttribute('data-story') ? Number(cell.getAttribute('data-story')) : null,
    }
  })
}
