import { Problem } from '../../../kernel/problem.ts'
import { verifyFile } from '../../../modules/certificate/index.ts'
import { evidenceLimit } from '../../../modules/evidence/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { FileResult } from './file.view.tsx'
import { VerifyView } from './verify.view.tsx'

/** A file was given: says in words what it is worth. Nothing of it is kept, so the answer is the page itself. */
export const verifyFilePage = portalPage({
  path: '/verify/file',
  for: 'anyone',
  does: [verifyFile],
  uploadLimit: evidenceLimit,
  get: ({ words, problem }) =>
    problem ? { title: words.t('portal.verify.title'), body: <VerifyView /> } : redirect('/verify'),
  post: async ({ ask, files, words, now }) => {
    const { file } = files
    if (!file) {
      const fields = [{ path: 'file', message: 'portal.verify.file.empty' }]
      throw new Problem('portal.verify.no-file', 422, { fields })
    }
    const found = await ask(verifyFile, { fileId: file.fileId })
    return {
      title: words.t(`portal.verify.verdict.${found.verdict}`),
      section: words.t('portal.verify.title'),
      body: <FileResult found={found} name={file.name} at={now} />,
    }
  },
})
