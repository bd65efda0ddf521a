import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const documents = [...globSync(['*.md', 'docs/**/*.md', 'src/*/*/README.md'], { cwd: root }).sort()]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** `npm run <script>` and npm's own short names for two of them. */
const scriptsNamed = (text: string): string[] => [
  ...[...text.matchAll(/npm run (?:-s )?([a-z][a-z-]*)/g)].map(([, name = '']) => name),
  ...[...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name),
]
const fenced = (text: string): string[] =>
  [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code = '']) => code.trim())

/** A heading's address as the hosts of repositories make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
const anchorsIn = (path: string): string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

/** What a link of this document points to and does not find. */
const brokenLinks = (path: string): string[] =>
  [...read(path).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#')
      const found = file === '' ? path : join(dirname(path), file)
      if (!existsSync(join(root, found))) return true
      return anchor !== undefined && !anchorsIn(found).includes(anchor)
    })
    .map((target) => `${path} → ${target}`)

describe('README', () => {
  it('gives the two commands and no other', () => {
    expect(new Set(fenced(readme).flatMap((block) => block.split('\n')))).toEqual(
      new Set(['npm ci && npm start', 'npm ci && npm test']),
    )
  })

  it('lists every script', () => {
    const listed = [...readme.matchAll(/^\| `npm run ([a-z-]+)`/gm)].map(([, name = '']) => name)
    expect(listed.sort()).toEqual(Object.keys(scripts).sort())
  })

  it('maps folders that exist', () => {
    const folders = [...readme.matchAll(/^([a-z]+\/(?:[a-z]+\/)?) {2,}\S/gm)].map(([, folder = '']) => folder)
    expect(folders.length).toBeGreaterThan(8)
    expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([])
  })
})

describe('documents', () => {
  it('name scripts that exist', () => {
    const unknown = documents.flatMap((path) =>
      scriptsNamed(read(path))
        .filter((name) => !(name in scripts))
        .map((name) => `${path}: npm run ${name}`),
    )
    expect(unknown).toEqual([])
  })

  it('link to what is there', () => {
    expect(documents.length).toBeGreaterThan(20)
    expect(documents.flatMap(brokenLinks)).toEqual([])
  })

  it('name files that exist', () => {
    const named = /`((?:src|test|tools|catalogue|contracts|db|docs)\/[\w./-]*\w)`/g
    const absent = documents
      .filter((path) => !path.startsWith('src/'))
      .flatMap((path) => [...read(path).matchAll(named)].map(([, file = '']) => [path, file] as const))
      .filter(([, file]) => !existsSync(join(root, file)))
    expect(absent).toEqual([])
  })
})

describe('the glossary', () => {
  it('has words of the code only', () => {
    const code = globSync('src/**/*.{ts,tsx,sql}', { cwd: root }).map(read).join('\n')
    const words = [...read('docs/glossary.md').matchAll(/^\|.*\|(.*)\|$/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
    )
    expect(words.length).toBeGreaterThan(80)
    const unknown = words.filter((word) => {
      const text = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      return !new RegExp(`(?<![\\w$])${text}(?![\\w$])`).test(code)
    })
    expect(unknown).toEqual([])
  })
})

describe('decisions', () => {
  it('are numbered without a gap, and listed', () => {
    const files = globSync('docs/adr/[0-9]*.md', { cwd: root }).sort()
    const index = read('docs/adr/README.md')
    files.forEach((file, at) => {
      const name = file.slice('docs/adr/'.length)
      expect(name.slice(0, 4)).toBe(String(at + 1).padStart(4, '0'))
      expect(read(file).startsWith(`# ${at + 1}. `)).toBe(true)
      expect(index).toContain(`${at + 1}. [`)
      expect(index).toContain(`](${name})`)
    })
    expect(files.length).toBeGreaterThan(8)
  })
})
