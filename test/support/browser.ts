import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const { resolve } = createRequire(import.meta.url)

const packageFolder = (name: string): string => {
  let folder = path.dirname(resolve(name))
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  return folder
}

const fontConfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(packageFolder('@embedpdf/fonts-sc'), 'fonts')}</dir>
  <dir>${path.join(folder, 'fonts')}</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
  <alias><family>sans-serif</family>
    <prefer><family>Open Sans</family><family>Noto Sans S Chinese</family></prefer></alias>
  <alias><family>system-ui</family>
    <prefer><family>Open Sans</family><family>Noto Sans S Chinese</family></prefer></alias>
</fontconfig>`

/** Unpacks the browser of the npm package beside its place and moves it there whole, so parallel tests may race. */
const unpack = (folder: string): void => {
  const packed = path.join(packageFolder('@sparticuz/chromium'), 'bin')
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  const plain = (name: string) => brotliDecompressSync(readFileSync(path.join(packed, name)))
  writeFileSync(path.join(making, 'chromium'), plain('chromium.br'), { mode: 0o755 })
  for (const name of ['swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'])
    execFileSync('tar', ['-x', '-C', making], { input: plain(name) })
  writeFileSync(path.join(making, 'fonts.conf'), fontConfig(folder))
  try {
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

const launch = (folder: string, ownLibraries: boolean): Promise<Browser> =>
  chromium.launch({
    executablePath: path.join(folder, 'chromium'),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
    env: {
      ...process.env,
      HOME: folder,
      TZ: 'Asia/Shanghai',
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      ...(ownLibraries ? { LD_LIBRARY_PATH: path.join(folder, 'lib') } : {}),
    },
  })

/**
 * A headless Chromium out of the npm packages, with a Chinese font: no system browser, no network.
 * Kept unpacked in `.cache/browser`; brings its own libraries where the system has none.
 */
export const openBrowser = async (): Promise<Browser> => {
  const folder = path.join(repository, '.cache/browser')
  if (!existsSync(folder)) unpack(folder)
  try {
    return await launch(folder, false)
  } catch (error) {
    if (!String(error).includes('shared libraries')) throw error
    return await launch(folder, true)
  }
}
