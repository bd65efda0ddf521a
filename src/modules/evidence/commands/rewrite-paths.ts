import { rewritesPaths } from '../../organ/index.ts'
import { evidencePathsGoOn } from '../evidence.events.ts'
import { mayRewritePaths } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'

/** Gives rows that are open to organs the places those organs have in the tree now. */
export const rewriteEvidencePaths = rewritesPaths<EvidenceStore>()({
  name: 'evidence.rewrite-paths',
  may: mayRewritePaths,
  goesOn: evidencePathsGoOn,
})
