import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keptYaml } from '../../src/io/kept-yaml.ts'
import { temporaryFolder } from '../support.ts'

const never = () => {
  throw new Error('parsed again')
}
const value = { a: ['蒸留', 1] }

test('a text is parsed once, in this run and in the next', () => {
  const folder = join(temporaryFolder(), 'issues')
  const kept = keptYaml(folder)
  expect(kept.of('2026-05-21', 'a: 1', () => value)).toEqual(value)
  expect(kept.of('2026-05-21', 'a: 1', never)).toEqual(value)
  expect(keptYaml(folder).of('2026-05-21', 'a: 1', never)).toEqual(value)
  expect(readdirSync(folder)).toEqual(['2026-05-21.json'])
})

describe('what does not fit is parsed anew', () => {
  test.each<[string, (path: string) => void]>([
    ['a changed text', () => {}],
    ['a torn file', (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, -5))],
    ['a changed value', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('1', '2'))],
    ['another file', (path) => writeFileSync(path, 'nonsense')],
  ])('%s', (what, spoil) => {
    const folder = join(temporaryFolder(), 'issues')
    keptYaml(folder).of('day', 'a: 1', () => value)
    spoil(join(folder, 'day.json'))
    const text = what === 'a changed text' ? 'a: 2' : 'a: 1'
    expect(keptYaml(folder).of('day', text, () => 'anew')).toBe('anew')
  })

  test('where nothing can be written', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(keptYaml(join(file, 'below')).of('day', 'a: 1', () => value)).toEqual(value)
  })
})
