import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  optionalDependencies?: Record<string, string>
}

/**
 * After `npm install`: drops from the lock the optional platform packages that the registry did not serve. npm names
 * them without an entry of their own, and `npm ci` then refuses the whole lock.
 */
const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> }
const locked = (name: string, from: string): boolean =>
  `node_modules/${name}` in lock.packages || `${from}/node_modules/${name}` in lock.packages

for (const [from, entry] of Object.entries(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (from !== '' && !locked(name, from)) delete entry.optionalDependencies?.[name]
  }
}
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
