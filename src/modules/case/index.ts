export {
  caseClosed,
  caseDecided,
  caseNoticed,
  caseSubmitted,
  certificateDue,
  draftAges,
  handOverGoesOn,
  pathsGoOn,
  releaseGoesOn,
} from './case.events.ts'
export type { Note, Notice, TimelineEntry } from './case.rows.ts'
export type {
  CaseDecision,
  CaseMaterial,
  CaseState,
  CaseVerb,
  Correction,
  FrozenItem,
  Ground,
  NoticeKind,
  Pinned,
  Task,
} from './case.ts'
export { caseStates } from './case.ts'
export { caseNumberOf, parseCaseNumber } from './case-number.ts'
export type { CaseClock, ClockView } from './clock.ts'
export type { CloseStanding } from './close.policy.ts'
export { accept } from './commands/accept.ts'
export { addNote } from './commands/add-note.ts'
export { correctContact, sendCorrection, withdraw } from './commands/applicant.ts'
export { claim } from './commands/claim.ts'
export { closeAccount, mayCloseNow } from './commands/close-account.ts'
export { closeEmergency, EmergencyPartInput, openInEmergency } from './commands/emergency.ts'
export { grant } from './commands/grant.ts'
export { attachMaterial, discardDraft, removeMaterial } from './commands/materials.ts'
export { begin, deemAccepted, deliver, issue, returnIncomplete } from './commands/platform.ts'
export { recuse } from './commands/recuse.ts'
export { refuse } from './commands/refuse.ts'
export { refuseIntake } from './commands/refuse-intake.ts'
export { draftDays, removeOldDrafts } from './commands/remove-old-drafts.ts'
export { freeTasks, handOver, rewriteCasePaths } from './commands/reorganised.ts'
export { requestCorrection } from './commands/request-correction.ts'
export { review } from './commands/review.ts'
export { saveDraftPage } from './commands/save-draft-page.ts'
export { startDraft } from './commands/start-draft.ts'
export { submit } from './commands/submit.ts'
export { transfer } from './commands/transfer.ts'
export type { DeskView } from './desk-lists.store.ts'
export { deskViews } from './desk-lists.store.ts'
export type { Contact, Draft, KnownFact } from './draft.ts'
export { type EmergencyPart, emergencyParts } from './emergency.ts'
export { type DeskCase, deskCounts, deskWorklist, getDeskCase, type VerbNow } from './queries/desk.ts'
export { type DraftView, getDraft, listMyDrafts } from './queries/drafts.ts'
export {
  type EmergencyCase,
  listConcerned,
  openPaperInEmergency,
  readInEmergency,
} from './queries/emergency.ts'
export { exportMyCases } from './queries/export-mine.ts'
export { getMyApplication, listMyApplications, type MyApplication } from './queries/my-applications.ts'
export { previewNotice } from './queries/preview-notice.ts'
export { getProgress } from './queries/progress.ts'
export { revealApplicant } from './queries/reveal-applicant.ts'
export type { CaseLine, TaskLine } from './views.ts'
