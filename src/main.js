#!/usr/bin/env node
// Starts the command line. Plain JavaScript, so that an old Node can say what is missing, and a file of its own, so that
// everything it loads comes from the compile cache.
import module from 'node:module'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `hayami needs Node 24 or newer (this is ${process.version}). After npm ci, npx hayami and npm run bring their own.`,
  )
  process.exit(2)
}
module.enableCompileCache()
await import('./cli.ts')
