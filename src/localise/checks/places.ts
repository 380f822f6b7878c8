import type { Rule } from './rule.ts'

/** Where something is offered is not changed; a place that hayami knows in one language only tells nothing. */
export const placeRules: Rule[] = [
  {
    rule: 'place',
    severity: 'refuse',
    find: ({ source, target }) => {
      const before = source.profile.places(source.prose)
      const after = target.profile.places(target.prose)
      const differs = before.length > 0 && after.length > 0 && !before.some((place) => after.includes(place))
      return differs ? [`${before.join(', ')} → ${after.join(', ')}`] : []
    },
  },
]
