import type { Ask } from '../../../kernel/operation.ts'
import { exportMyAudit } from '../../../modules/audit/index.ts'
import { exportMyCases } from '../../../modules/case/index.ts'
import { exportMyCertificates } from '../../../modules/certificate/index.ts'
import { exportMine as exportMySignOns } from '../../../modules/client/index.ts'
import { exportMyFiles } from '../../../modules/evidence/index.ts'
import { exportMine as exportMyAccount } from '../../../modules/identity/index.ts'
import { exportMyMessages } from '../../../modules/message/index.ts'
import { exportMyParty } from '../../../modules/party/index.ts'
import { exportMyFacts } from '../../../modules/register/index.ts'

/** The questions that together give everything the platform holds of somebody. */
export const exports = [
  exportMyParty,
  exportMyFacts,
  exportMyAccount,
  exportMySignOns,
  exportMyMessages,
  exportMyFiles,
  exportMyCertificates,
  exportMyCases,
  exportMyAudit,
] as const

/** Everything held of the party whose affairs these are. Party is asked first: it refuses who only helps out. */
export const collectMine = async (ask: Ask, self: boolean, now: Date) => {
  const party = await ask(exportMyParty, {})
  return {
    format: 'tongban-my-data',
    version: 1,
    takenOutAt: now.toISOString(),
    party,
    facts: await ask(exportMyFacts, {}),
    // the account is the person's, whoever they act for
    account: self ? await ask(exportMyAccount, {}) : null,
    signOns: self ? await ask(exportMySignOns, {}) : null,
    messages: await ask(exportMyMessages, {}),
    files: await ask(exportMyFiles, {}),
    certificates: await ask(exportMyCertificates, {}),
    applications: await ask(exportMyCases, {}),
    audit: await ask(exportMyAudit, {}),
  }
}

export type Collected = Awaited<ReturnType<typeof collectMine>>
