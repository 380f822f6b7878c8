import { dirname, resolve } from 'node:path'
import { recordingSchema } from '../../model/recording.ts'
import { readBytes } from '../files.ts'
import { readYaml } from '../yaml.ts'
import type { Exchange, Recording } from './recording.ts'

/** A recording that people write: `recording.yaml` and the bodies it names. */
export function readFolder(file: string): Recording {
  const { at, sample, exchanges } = readYaml(recordingSchema, file)
  return {
    at,
    sample,
    exchanges: exchanges.map(
      ({ url, status, type, location, file: body }): Exchange => ({
        url,
        at,
        status,
        headers: [...field('content-type', type), ...field('location', location)],
        body: body === undefined ? new Uint8Array() : readBytes(resolve(dirname(file), body)),
      }),
    ),
  }
}

function field(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]]
}
