/** Markup that may be printed as it is. Only the `html` tag makes it, so that no other text reaches a page unescaped. */
export class Markup {
  readonly #source: string

  private constructor(source: string) {
    this.#source = source
  }

  /** For the tag below and for nothing else. */
  static written(source: string): Markup {
    return new Markup(source)
  }

  toString(): string {
    return this.#source
  }
}

type Printable = Markup | string | number | null | undefined | false | readonly Printable[]

/** A template of HTML or MJML: what stands in it is escaped unless it is Markup itself. Arrays are joined; null, undefined and false print nothing. */
export function html(strings: TemplateStringsArray, ...values: Printable[]): Markup {
  let source = strings[0] ?? ''
  values.forEach((value, index) => {
    source += print(value) + (strings[index + 1] ?? '')
  })
  return Markup.written(source)
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function print(value: Printable): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'object') return value.map(print).join('')
  return String(value).replace(/[&<>"']/g, (char) => entities[char] ?? char)
}
