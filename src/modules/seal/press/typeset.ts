import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Mark, Typeset, TypesetJob } from './job.ts'

/** Song for titles and facts, Hei for labels: only these faces are read. */
const faces = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf',
]

/** Where packages lie, as Node looks for them: the fonts' `exports` do not name their font files. */
const folders = createRequire(import.meta.url).resolve.paths('fonts') ?? []

const faceFile = (face: string): string => {
  const found = folders.map((folder) => join(folder, face)).find(existsSync)
  if (!found) throw new Error(`the font ${face} is not installed`)
  return found
}

let compiler: NodeCompiler | undefined
let workspace = ''
let jobs = 0

const open = (): NodeCompiler => {
  workspace = mkdtempSync(join(tmpdir(), 'press-'))
  return NodeCompiler.create({
    workspace, // an empty folder: a template reads its own sources and nothing else
    fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(faceFile(face))) }],
  })
}

/** One PDF/A-2b from Typst sources; throws with the compiler's words when they are wrong. */
export const typeset = (job: TypesetJob): Typeset => {
  compiler ??= open()
  compiler.resetShadow()
  for (const [path, source] of Object.entries(job.sources)) {
    compiler.mapShadow(join(workspace, path), Buffer.from(source))
  }
  const result = compiler.compile({
    mainFilePath: join(workspace, job.main),
    inputs: { data: JSON.stringify(job.data) },
  })
  const document = result.result
  if (!document) throw new Error(`${job.main} does not compile: ${said(compiler, result.takeDiagnostics())}`)
  const pdf = compiler.pdf(document, {
    pdfStandard: 'a-2b',
    creationTimestamp: Math.floor(job.at.getTime() / 1000),
  })
  const marks = compiler.query(document, { selector: '<mark>', field: 'value' }) as Mark[]
  if (++jobs % 20 === 0) compiler.evictCache(10)
  return { pdf, marks }
}

const said = (
  from: NodeCompiler,
  error: ReturnType<ReturnType<NodeCompiler['compile']>['takeDiagnostics']>,
): string => (error ? JSON.stringify(from.fetchDiagnostics(error)).slice(0, 600) : 'no reason given')
