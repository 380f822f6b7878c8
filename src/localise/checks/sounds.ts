/** Whether a name and a spelling by sound may be read alike: Claude, kurodo. Consonants decide, voiced or not. */
export function soundsLike(name: string, sound: string): boolean {
  const spelled = skeletons(sound)
  return skeletons(name).some(
    (one) => one.length >= 2 && spelled.some((other) => (one.length >= 3 ? near(one, other) : one === other)),
  )
}

const hard: [RegExp, string][] = [
  [/th/g, 's'],
  [/ph/g, 'p'],
  [/ch|sh|tch/g, 's'],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/x/g, 'ks'],
  [/[gcq]/g, 'k'],
  [/d/g, 't'],
  [/[bvfh]/g, 'p'],
  [/[zj]/g, 's'],
  [/m/g, 'n'],
  [/l/g, 'r'],
  [/[aeiouwy]/g, ''],
  [/(.)\1+/g, '$1'],
]

/** The consonants in classes; g is read in two ways before e and i, and r is silent before another consonant. */
function skeletons(text: string): string[] {
  const letters = text.toLowerCase().replace(/[^a-z]/g, '')
  const readings = [letters, letters.replace(/g(?=[eiy])/g, 'j'), letters.replace(/r(?=[^aeiouy]|$)/g, '')]
  return [...new Set(readings.map((reading) => hard.reduce((now, [from, to]) => now.replace(from, to), reading)))]
}

/** The same, or the beginning of what goes on. */
function near(one: string, other: string): boolean {
  return one === other || (other.startsWith(one) && other.length <= one.length + 4)
}
