import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readText, writeWhole } from '../../src/io/files.ts'
import { toYaml } from '../../src/io/yaml.ts'
import { BadInput } from '../../src/model/problem.ts'
import { temporaryFolder } from '../support.ts'

test('a file is written whole, and not touched when nothing changed', () => {
  const path = join(temporaryFolder(), 'deep', 'file.txt')
  expect(writeWhole(path, '早見')).toBe(true)
  expect(writeWhole(path, '早見')).toBe(false)
  expect(readText(path)).toBe('早見')
  expect(readdirSync(join(path, '..'))).toEqual(['file.txt'])
})

test('where nothing can be written, the old bytes stay and nothing half-written is left', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'taken'))
  expect(() => writeWhole(join(folder, 'taken'), 'x')).toThrow(BadInput)
  writeFileSync(join(folder, 'file'), 'old')
  expect(() => writeWhole(join(folder, 'file', 'below'), 'x')).toThrow(/lies below something that is none/)
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['file', 'taken'])
})

test('a missing file is named', () => {
  expect(() => readText('/nowhere/at/all.yaml')).toThrow('/nowhere/at/all.yaml: does not exist')
})

test('comments of an earlier text stay where their keys and stories still are', () => {
  const earlier =
    '# top\n\nstories:\n  # about a\n  - id: a\n    title: A # good\n  - id: b\n    title: B\n# end of list\nlast: 1\n'
  const written = toYaml(
    {
      stories: [
        { id: 'b', title: 'B2' },
        { id: 'a', title: 'A2' },
      ],
      last: 2,
    },
    earlier,
  )
  expect(written).toContain('# top')
  expect(written).toMatch(/# about a\n\s+- id: a\n\s+title: A2 # good/)
  expect(written).toContain('# end of list\nlast: 2')
})
