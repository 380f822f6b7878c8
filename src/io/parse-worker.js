// What a parsing worker starts from. Plain JavaScript, so that all it loads comes from the compile cache, which a thread has
// to ask for itself.
import module from 'node:module'

module.enableCompileCache()
const { default: parse } = await import('../parse/worker.ts')
export default parse
