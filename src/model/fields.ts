import { z } from 'zod'
import { addressFlaw } from './address.ts'

/** Fields that several files share. */
export const text = z.string().trim().min(1)

export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const id = z.string().regex(idPattern, 'must be lower-case words joined by hyphens')

/** An address we may ask for: https, a plain host name, no user, no port. */
export const httpsUrl = z.string().refine(isPlainHttps, {
  error: ({ input }) => `must be a plain https address without user or port (is ${String(input).slice(0, 80)})`,
})

export const hostName = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'must be a lower-case host name such as blog.example.com')

export const isoDate = z.iso.date('must be a date such as 2026-05-21')

function isPlainHttps(value: string): boolean {
  if (!URL.canParse(value)) return false
  return addressFlaw(new URL(value)) === null
}
