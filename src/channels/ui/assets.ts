import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const styles = fileURLToPath(new URL('styles/', import.meta.url))

const hashOfSources = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(styles)).sort()) hash.update(await readFile(path.join(styles, name)))
  const { resolve } = createRequire(import.meta.url)
  hash.update(await readFile(resolve('@digdir/designsystemet-css/base.css')))
  return hash.digest('hex').slice(0, 16)
}

const bundle = async (): Promise<Uint8Array> => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [path.join(styles, 'index.css')],
    bundle: true,
    minify: true,
    write: false,
    target: ['chrome99', 'firefox97', 'safari15.4'],
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('The style sheet is empty')
  return file.contents
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#17518F"/>' +
  '<path d="M7 27V8h18v19M16 28V16" fill="none" stroke="#fff" stroke-width="4"/></svg>'

export const markHref = '/assets/mark-1.svg'
let styleSheet = '/assets/tongban.css'
/** Where pages find the style sheet; known after `buildAssets`. */
export const stylesHref = (): string => styleSheet

/** The one style sheet, built once per content of its sources and kept in `cacheDir`. */
export const buildStyles = async (cacheDir: string): Promise<{ href: string; bytes: Buffer }> => {
  const name = `tongban-${await hashOfSources()}.css`
  const file = path.join(cacheDir, name)
  await mkdir(cacheDir, { recursive: true })
  const kept = await readFile(file).catch(() => undefined)
  const bytes = kept ?? Buffer.from(await bundle())
  if (kept === undefined) await writeFile(file, bytes)
  styleSheet = `/assets/${name}`
  return { href: styleSheet, bytes }
}

/** What pages need besides their HTML; browsers keep it a year, because names change with content. */
export const buildAssets = async (
  cacheDir: string,
): Promise<{ path: string; type: string; body: Buffer }[]> => {
  const { href, bytes } = await buildStyles(cacheDir)
  return [
    { path: href, type: 'text/css; charset=utf-8', body: bytes },
    { path: markHref, type: 'image/svg+xml', body: Buffer.from(mark) },
  ]
}
