import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { chromium, needsChromium } from './fixtures/chromium.ts'
import { hayami, root, sampleFolder, temporaryFolder, temporaryWorkspace } from './support.ts'

const rulesSkipped =
  'accessibility (axe), requests, reflow, contrast, underlines, hidden text and inversion are unchecked'

let workspace: string
beforeAll(async () => {
  workspace = temporaryWorkspace()
  await hayami(['-C', workspace, 'draft', '--replay', sampleFolder])
})

const run = (args: string[], env: Record<string, string>) => hayami(['-C', workspace, ...args], { env })

describe('without a browser', () => {
  test('check says what it did not look at and how to get it, and is content', async () => {
    const { code, err } = await run(['check'], { HAYAMI_CHROMIUM: 'none' })
    expect(code).toBe(0)
    expect(err).toContain(`! issues/2026-05-21.yaml: was not looked at in a browser`)
    expect(err).toContain(rulesSkipped)
    expect(err).toContain('(install chromium and fonts-noto-cjk, or name one in HAYAMI_CHROMIUM)')
  })

  test.each([['check'], ['approve'], ['pictures']])('%s refuses one that is not there', async (verb) => {
    const { code, err } = await run([verb], { HAYAMI_CHROMIUM: '/no/chromium' })
    expect(err).toContain('✗ HAYAMI_CHROMIUM: /no/chromium is no program')
    expect(code).toBe(1)
  })

  test('one that does not start is said in a line', async () => {
    const { code, err } = await run(['check'], { HAYAMI_CHROMIUM: '/bin/false' })
    expect(err).toMatch(/✗ \/bin\/false: does not start: .*\(mend it, name another in HAYAMI_CHROMIUM/)
    expect(code).toBe(1)
  })

  test('a newsletter without an issue has nothing to look at', async () => {
    expect((await hayami(['-C', temporaryWorkspace(), 'check'])).err).not.toContain('browser')
  })
})

describe.skipIf(chromium === null)(`with a browser${needsChromium}`, () => {
  const env = () => {
    const folder = temporaryFolder()
    return { HAYAMI_CHROMIUM: chromium ?? '', TMPDIR: folder, HOME: join(folder, 'home') }
  }

  test('check is content with the sample, and leaves no profile and no process', async () => {
    const here = env()
    const { code, err } = await run(['check'], here)
    expect(err).not.toContain('browser')
    expect(err).not.toContain('✗')
    expect(code).toBe(0)
    expect(left(here.TMPDIR)).toEqual([])
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the browser, too', async (signal, code) => {
    const here = env()
    const child = spawn(process.execPath, [join(root, 'src', 'main.js'), '-C', workspace, 'check'], {
      env: { ...process.env, ...here },
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    const ended = once(child, 'close')
    await expect.poll(() => left(here.TMPDIR).length, { timeout: 20_000 }).toBeGreaterThan(1)
    child.kill(signal)
    expect(await ended).toEqual([code, null])
    expect(said).toBe('')
    await expect.poll(() => left(here.TMPDIR), { timeout: 5_000 }).toEqual([])
  })

  test('pictures writes eight of them, and a page and a picture of all', async () => {
    const out = join(temporaryFolder(), 'pictures')
    const { code } = await run(['pictures', '--out', out], env())
    expect(code).toBe(0)
    expect(readdirSync(out)).toHaveLength(10)
    expect(readFileSync(join(out, 'index.html'), 'utf8').match(/<img /g)).toHaveLength(8)
  })

  /** Profiles in a folder, and processes that use them. */
  function left(folder: string): string[] {
    const profiles = readdirSync(folder).filter((name) => /playwright|chromium|hayami/i.test(name))
    if (!existsSync('/proc/self')) return profiles
    const processes = readdirSync('/proc').filter(
      (id) => /^\d+$/.test(id) && commandOf(id).includes(`${folder}/playwright`),
    )
    return [...profiles, ...processes]
  }

  function commandOf(id: string): string {
    try {
      return readFileSync(join('/proc', id, 'cmdline'), 'utf8')
    } catch {
      return ''
    }
  }
})
