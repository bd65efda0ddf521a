import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { listKeptFiles } from '../../evidence/index.ts'
import { platformOnly } from '../certificate.policy.ts'
import type { CertificateStore } from '../certificate.store.ts'

const dayMs = 86_400_000
const batch = 500

/**
 * Removes stored files that nobody keeps: uploads that were refused or never used, and attempts at a document that
 * a crash cut off. Files are kept by *evidence* (handed in) and here (issued); a module that keeps others joins here.
 */
export const sweepFiles = command<CertificateStore>()({
  name: 'certificate.sweep-files',
  input: Type.Object({}),
  output: Type.Object({ removed: Type.Integer() }),
  may: platformOnly,
  run: async (_input, _nothing, { store, now, ask }) => {
    let removed = 0
    const sweep = async (fileIds: readonly string[]): Promise<void> => {
      const handedIn = new Set(await ask(listKeptFiles, { fileIds: [...fileIds] }))
      const issued = await store.kept(fileIds)
      for (const fileId of fileIds) {
        if (handedIn.has(fileId) || issued.has(fileId)) continue
        await store.files.remove(fileId)
        removed += 1
      }
    }
    let some: string[] = []
    for await (const fileId of store.files.list(new Date(now.getTime() - dayMs))) {
      some.push(fileId)
      if (some.length < batch) continue
      await sweep(some)
      some = []
    }
    await sweep(some)
    return { removed }
  },
})
