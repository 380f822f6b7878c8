import type { Colour } from '../model/look.ts'

/** How much two colours differ in luminance, from 1 to 21; see WCAG 2.2, “contrast ratio”. */
export function contrast(colour: Colour, ground: Colour): number {
  const [a, b] = [luminance(over(colour, ground)), luminance(ground)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The colour that is seen through a stack, from the nearest to the farthest. */
export function seen(stack: Colour[]): Colour {
  return stack.reduceRight((below, each) => over(each, below), [255, 255, 255, 1])
}

function over([red, green, blue, alpha]: Colour, [r, g, b]: Colour): Colour {
  const mix = (above: number, below: number) => above * alpha + below * (1 - alpha)
  return [mix(red, r), mix(green, g), mix(blue, b), 1]
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** How mail clients force a dark mode on a mail, by what each does to the colours of text and ground. */
export const inversions: Record<string, { text: (colour: Colour) => Colour; ground: (colour: Colour) => Colour }> = {
  'every colour turned round': { text: negative, ground: negative },
  'every lightness turned round': { text: turned, ground: turned },
  'light grounds and dark letters turned round': {
    text: (colour) => (lightness(colour) < 0.5 ? turned(colour) : colour),
    ground: (colour) => (lightness(colour) > 0.5 ? turned(colour) : colour),
  },
}

function negative([red, green, blue, alpha]: Colour): Colour {
  return [255 - red, 255 - green, 255 - blue, alpha]
}

function lightness([red, green, blue]: Colour): number {
  return (Math.max(red, green, blue) + Math.min(red, green, blue)) / 510
}

/** Lightness l becomes 1 - l, hue and saturation stay: in HSL that moves all three parts by the same amount. */
function turned([red, green, blue, alpha]: Colour): Colour {
  const move = 255 - Math.max(red, green, blue) - Math.min(red, green, blue)
  return [red + move, green + move, blue + move, alpha]
}
