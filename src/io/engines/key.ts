import { BadInput } from '../../model/problem.ts'

/** A key from the environment. What it is never stands in a message. */
export function keyIn(environment: NodeJS.ProcessEnv | null, variable: string): string {
  if (environment === null) return ''
  const key = environment[variable]?.trim() ?? ''
  if (key === '') throw refusal(variable, 'is not set', `put the key of the engine in ${variable}`)
  // A header with other characters is refused in words that repeat it.
  if (!/^[\x21-\x7e]+$/.test(key)) throw refusal(variable, 'is no key', 'it holds characters that no key has')
  return key
}

/** Where the engine's API is: its own address, or for tests one on this machine. */
export function apiAt(environment: NodeJS.ProcessEnv | null, api: string): string {
  const instead = environment?.[variable]
  if (!instead) return api
  if (!onLoopback(instead)) throw refusal(variable, 'is not on this machine', 'it is for tests: unset it')
  return new URL(instead).origin + new URL(api).pathname.replace(/\/$/, '')
}

export function onLoopback(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(url.hostname)
}

const variable = 'HAYAMI_TRANSLATION_API'

function refusal(where: string, message: string, fix: string): BadInput {
  return new BadInput({ rule: 'translation', where, message, fix, fatal: true })
}
