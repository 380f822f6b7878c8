import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    env: {
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      // Every check and approval would start a browser; the tests that are about it name one themselves.
      HAYAMI_CHROMIUM: 'none',
      TEST_CHROMIUM: process.env.HAYAMI_CHROMIUM ?? '',
      RENEW_PICTURES: process.argv.some((argument) => ['-u', '--update'].includes(argument)) ? '1' : '',
    },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...(process.env.CI ? { reporters: ['default', 'json'], outputFile: { json: 'out/tests.json' } } : {}),
  },
})
