import type { FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { StoredFile } from '../files/file-store.ts'
import type { Upload } from './page.ts'
import type { Web } from './web.ts'

export type FormBody = Record<string, string | string[]>

export interface Form {
  readonly body: FormBody
  readonly files: Readonly<Record<string, Upload>>
}

const empty = (): FormBody => Object.create(null) as FormBody

const put = (body: FormBody, name: string, value: string): void => {
  const before = body[name]
  if (before === undefined) body[name] = value
  else if (Array.isArray(before)) before.push(value)
  else body[name] = [before, value]
}

const mostValues = 2_000

const plainForm = (raw: unknown): FormBody => {
  const body = empty()
  const values = Object.values((raw ?? {}) as Record<string, unknown>)
  if (
    values.reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0) > mostValues
  ) {
    throw new Problem('too-large', 413)
  }
  for (const [name, value] of Object.entries((raw ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === 'string') put(body, name, one)
  }
  return body
}

type Keeping = Pick<Web, 'files' | 'scan' | 'log'>

/** A file that a scanner finds something in, or that it could not look at, is not kept. */
const refuseInfected = async ({ files, scan, log }: Keeping, { fileId }: StoredFile, name: string) => {
  if (!scan) return
  try {
    const found = await scan(await files.get(fileId)).catch((error: unknown) => {
      log.error({ err: error }, 'the virus scanner did not look at a file')
      throw new Problem('file.scanner-away', 503)
    })
    if (found === undefined) return
    log.warn({ found }, 'the virus scanner found something in a file')
    throw new Problem('file.infected', 422, { values: { name } })
  } catch (error) {
    await files.remove(fileId)
    throw error
  }
}

/**
 * A urlencoded form, or a multipart one whose files are streamed to the file store. `admit` sees the plain fields
 * and refuses before the first byte of a file is kept.
 */
export const readForm = async (
  request: FastifyRequest,
  keeping: Keeping,
  uploadLimit: number | undefined,
  admit: (fields: FormBody) => Promise<void>,
): Promise<Form> => {
  if (!request.isMultipart()) {
    const body = plainForm(request.body)
    await admit(body)
    return { body, files: {} }
  }
  if (uploadLimit === undefined) throw new Problem('unsupported-content', 415)
  const body = empty()
  const files: Record<string, Upload> = {}
  let admitted = false
  for await (const part of request.parts({ limits: { fileSize: uploadLimit + 1 } })) {
    if (part.type === 'field') {
      put(body, part.fieldname, String(part.value))
      continue
    }
    if (!admitted) await admit(body)
    admitted = true
    if (!part.filename) {
      part.file.resume()
      continue
    }
    const stored = await keeping.files.put(part.file, uploadLimit)
    if (stored.bytes === 0) {
      await keeping.files.remove(stored.fileId)
      continue
    }
    await refuseInfected(keeping, stored, part.filename.slice(-120))
    files[part.fieldname] = { ...stored, name: part.filename }
  }
  if (!admitted) await admit(body)
  return { body, files }
}
