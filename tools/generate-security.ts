import { readFileSync, writeFileSync } from 'node:fs'
import { dataPath, pagePath, renderStandard, type Standard } from './security-page.ts'

/** Writes the page of the ASVS from its rows; part of `npm run generate`. */
writeFileSync(pagePath, renderStandard(JSON.parse(readFileSync(dataPath, 'utf8')) as Standard))
