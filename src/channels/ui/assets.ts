import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const styles = fileURLToPath(new URL('styles/', import.meta.url))
const islands = fileURLToPath(new URL('islands/', import.meta.url))

/** Changes with any file of the folder, or of the package that goes in with them. */
const hashOfSources = async (folder: string, together: string): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(path.join(folder, name)))
  const { resolve } = createRequire(import.meta.url)
  hash.update(await readFile(resolve(together)))
  return hash.digest('hex').slice(0, 16)
}

const bundle = async (entry: string): Promise<Uint8Array> => {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome99', 'firefox97', 'safari15.4'],
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error(`Nothing came of ${entry}`)
  return file.contents
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#17518F"/>' +
  '<path d="M7 27V8h18v19M16 28V16" fill="none" stroke="#fff" stroke-width="4"/></svg>'

export const markHref = '/assets/mark-1.svg'
let styleSheet = '/assets/tongban.css'
/** Where pages find the style sheet; known after `buildAssets`. */
export const stylesHref = (): string => styleSheet

let script = '/assets/islands.js'
/** Where the few pages that use one find the script; known after `buildAssets`. */
export const scriptHref = (): string => script

const builtOnce = async (cacheDir: string, name: string, entry: string): Promise<Buffer> => {
  const file = path.join(cacheDir, name)
  await mkdir(cacheDir, { recursive: true })
  const kept = await readFile(file).catch(() => undefined)
  const bytes = kept ?? Buffer.from(await bundle(entry))
  if (kept === undefined) await writeFile(file, bytes)
  return bytes
}

/** The one style sheet, built once per content of its sources and kept in `cacheDir`. */
export const buildStyles = async (cacheDir: string): Promise<{ href: string; bytes: Buffer }> => {
  const name = `tongban-${await hashOfSources(styles, '@digdir/designsystemet-css/base.css')}.css`
  const bytes = await builtOnce(cacheDir, name, path.join(styles, 'index.css'))
  styleSheet = `/assets/${name}`
  return { href: styleSheet, bytes }
}

/** The one script: what a device's own keys need, and nothing a page depends on otherwise. */
const buildScript = async (cacheDir: string): Promise<{ href: string; bytes: Buffer }> => {
  const name = `islands-${await hashOfSources(islands, '@simplewebauthn/browser')}.js`
  const bytes = await builtOnce(cacheDir, name, path.join(islands, 'index.ts'))
  script = `/assets/${name}`
  return { href: script, bytes }
}

/** What pages need besides their HTML; browsers keep it a year, because names change with content. */
export const buildAssets = async (
  cacheDir: string,
): Promise<{ path: string; type: string; body: Buffer }[]> => {
  const css = await buildStyles(cacheDir)
  const js = await buildScript(cacheDir)
  return [
    { path: css.href, type: 'text/css; charset=utf-8', body: css.bytes },
    { path: js.href, type: 'text/javascript; charset=utf-8', body: js.bytes },
    { path: markHref, type: 'image/svg+xml', body: Buffer.from(mark) },
  ]
}
