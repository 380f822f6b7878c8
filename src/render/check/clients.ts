import { accepted, clients } from '../../../templates/email/clients.ts'
import type { Rule } from './rule.ts'

/** A feature that a client lacks, or of which it has only some. */
export interface Gap {
  feature: string
  client: string
  support: 'none' | 'some'
}

export const clientRules: Rule[] = [
  {
    rule: 'client',
    find: async ({ edition: { html } }) => {
      try {
        return unaccepted(await gapsIn(html)).map(({ feature, client, support }) => ({
          name: feature
            .toLowerCase()
            .replace(/[^a-z0-9]+/g, '-')
            .replace(/^-|-$/g, ''),
          message: `“${feature}” has ${support === 'none' ? 'no' : 'only some'} support in ${client}`,
        }))
      } catch (error) {
        // The data knows nothing of some pairs, and then the package throws.
        return [{ name: 'unknown', message: error instanceof Error ? error.message : String(error) }]
      }
    },
    fix: 'do without it, or accept it with its reason in templates/email/clients.ts',
  },
]

/** Each unique pair of a feature of the HTML and a client of our readers in which it may not work. */
export async function gapsIn(html: string): Promise<Gap[]> {
  const { caniemail } = await import('caniemail')
  const { issues } = caniemail({ clients: [...clients], html })
  return (['errors', 'warnings'] as const).flatMap((kind) =>
    [...issues[kind]].flatMap(([client, found]) =>
      [...new Set(found.map(({ title }) => title))].map(
        (feature): Gap => ({ feature, client, support: kind === 'errors' ? 'none' : 'some' }),
      ),
    ),
  )
}

/** What is left of gaps that the list does not name. */
export function unaccepted(gaps: Gap[]): Gap[] {
  const named = new Set(acceptedGaps().map(keyOf))
  return gaps.filter((gap) => !named.has(keyOf(gap)))
}

/** Pairs that the list names and that are no gaps any more. */
export function idle(gaps: Gap[]): Gap[] {
  const found = new Set(gaps.map(keyOf))
  return acceptedGaps().filter((gap) => !found.has(keyOf(gap)))
}

export function acceptedGaps(): Gap[] {
  return accepted.flatMap(({ feature, none = [], some = [] }) => [
    ...none.map((client): Gap => ({ feature, client, support: 'none' })),
    ...some.map((client): Gap => ({ feature, client, support: 'some' })),
  ])
}

function keyOf({ feature, client, support }: Gap): string {
  return `${feature} ${client} ${support}`
}
