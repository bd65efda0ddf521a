import { readFileSync } from 'node:fs'

const what: Readonly<Record<string, string>> = {
  start: 'run the product with its own database and the sample province (PORT, DATA_DIR, DATABASE_URL, HOST)',
  test: 'all tests, browser tests included, on databases they make and remove themselves',
  check: 'the one gate: format, lint, types, arrows, tests',
  format: 'put the code into the house format',
  generate: 'tables, schema text and contracts from the migrated database and the routes',
  tour: 'play the main job over HTTP in an empty folder (-- --json, --keep)',
  look: 'screenshots and accessibility findings of pages (-- <path> … --as <person>)',
  bench: 'the figures of the README',
  fuzz: 'right and wrong requests to every line of the API for as long as one likes (-- --minutes 5 --seed 1)',
  prove: 'outside tools on a sealed PDF (-- <pdf> <chain.pem>)',
  import: 'service items in the national exchange shape (-- items <file>)',
  evaluate: 'search quality on a query log (-- search <file.jsonl>)',
  calendar: 'due dates by the clock that cases use (-- due <date> <working days>)',
  'verify-audit': 'walk the audit chain and name the first broken row',
  backup: 'copy database and files beside the running product (-- <new folder>)',
  restore: 'put a backup into an empty data folder or database (-- <folder> [--at <moment>])',
  'rotate-keys':
    'seal everything with a new key version while the product runs (-- --retire <version>, --signing, --status)',
  'prove-upgrade': 'backup on an older PostgreSQL, restore on ours (-- <folder with bin/postgres>)',
  faults: 'take each control out of a copy of the last commit and see its test fail (-- <word>)',
  sbom: 'bill of materials in CycloneDX, without a network (npm run -s sbom > bill.json)',
  advisories: 'known weaknesses of what the product runs with, asked of the registry; fails from high on',
  help: 'this list',
}

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>
}
for (const name of Object.keys(scripts)) console.log(`npm run ${name.padEnd(13)} ${what[name] ?? ''}`)
