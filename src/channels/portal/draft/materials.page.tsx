import { civilDateOf } from '../../../kernel/civil-date.ts'
import { Problem } from '../../../kernel/problem.ts'
import { attachMaterial, getDraft, removeMaterial } from '../../../modules/case/index.ts'
import { listMyCertificates } from '../../../modules/certificate/index.ts'
import { evidenceLimit, storeFile } from '../../../modules/evidence/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { Materials } from './materials.view.tsx'
import { DraftParams } from './params.ts'
import { stepsOf } from './steps.ts'

/** The papers: uploaded, from the wallet, or held already and not asked for. One file a request. */
export const materialsPage = portalPage({
  path: '/drafts/:draft/materials',
  for: 'resident',
  does: [getDraft, listMyCertificates, storeFile, attachMaterial, removeMaterial],
  params: DraftParams,
  uploadLimit: evidenceLimit,
  get: async (c) => {
    const view = await c.ask(getDraft, { draftId: c.params.draft })
    if (view.draft.caseNumber) return redirect(`/applications/${view.draft.caseNumber}/receipt`)
    const wallet = await c.ask(listMyCertificates, {})
    return {
      title: c.words.t('portal.draft.materials'),
      section: c.words.say(view.item.name),
      body: <Materials view={view} wallet={wallet.items} steps={stepsOf(view, civilDateOf(c.now))} />,
    }
  },
  post: async (c) => {
    const draftId = c.params.draft
    const key = String(c.body.material ?? '')
    const here = redirect(`/drafts/${draftId}/materials#m-${encodeURIComponent(key)}`)
    if (c.body.remove !== undefined) {
      await c.perform(removeMaterial, { draftId, n: Number(c.body.remove) || 0 })
      return here
    }
    const chosen = String(c.body.certificate ?? '')
    const upload = c.files.file
    if (upload) {
      const { item } = await c.ask(getDraft, { draftId })
      const file = await c.perform(
        storeFile,
        { name: upload.name, fileId: upload.fileId, itemCode: item.code },
        { idempotencyKey: null },
      )
      await c.perform(
        attachMaterial,
        { draftId, key, from: 'upload', ref: file.id },
        { idempotencyKey: null },
      )
    } else if (chosen !== '') {
      await c.perform(attachMaterial, { draftId, key, from: 'wallet', ref: chosen })
    } else {
      const fields = [{ path: `file-${key}`, message: 'problem.portal.draft.choose-file' }]
      throw new Problem('portal.draft.choose-file', 422, { fields })
    }
    return here
  },
})
