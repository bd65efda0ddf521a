import { Problem } from '../../../kernel/problem.ts'
import { getMyApplication, sendCorrection } from '../../../modules/case/index.ts'
import { evidenceLimit, storeFile } from '../../../modules/evidence/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { Correct, fileFields } from './correct.view.tsx'
import { NumberParams } from './params.ts'

/** Sends what the one correction notice asked for, in one go. */
export const correctPage = portalPage({
  path: '/my/applications/:number/correct',
  for: 'resident',
  does: [getMyApplication, storeFile, sendCorrection],
  params: NumberParams,
  uploadLimit: evidenceLimit,
  get: async (c) => {
    const application = await c.ask(getMyApplication, { number: c.params.number })
    if (!application.correction || (!application.verbs.includes('send-correction') && !c.problem)) {
      throw new Problem('case.not-in-that-state', 409)
    }
    return { title: c.words.t('portal.application.send'), body: <Correct application={application} /> }
  },
  post: async (c) => {
    const { number } = c.params
    const application = await c.ask(getMyApplication, { number })
    const materials = []
    for (const { name, key } of fileFields(application)) {
      const upload = c.files[name]
      if (!upload) continue
      const file = await c.perform(
        storeFile,
        { name: upload.name, fileId: upload.fileId, itemCode: application.line.itemCode },
        { idempotencyKey: null },
      )
      materials.push({ key, from: 'upload' as const, ref: file.id })
    }
    const text = String(c.body.text ?? '').trim()
    await c.perform(
      sendCorrection,
      { number, materials, ...(text ? { text } : {}) },
      { idempotencyKey: null },
    )
    return redirect(`/my/applications/${number}`)
  },
})
