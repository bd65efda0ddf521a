export {
  certificateIssued,
  certificatePathsGoOn,
  certificateReady,
  certificateStateChanged,
} from './certificate.events.ts'
export type { CertificateState, ShownState } from './certificate.ts'
export { grouped as groupedNumber } from './certificate-number.ts'
export { changeCertificateState } from './commands/change-state.ts'
export { issueCertificate } from './commands/issue-certificate.ts'
export { preparePdf } from './commands/prepare-pdf.ts'
export { rewriteCertificatePaths } from './commands/rewrite-paths.ts'
export { showCertificates } from './commands/show-certificates.ts'
export { sweepFiles } from './commands/sweep-files.ts'
export { exportMyCertificates } from './queries/export-mine.ts'
export {
  type CertificateLine,
  getMyCertificate,
  listCaseCertificates,
  listHeldTypes,
  listMyCertificates,
  type MyCertificate,
  openCertificatePdf,
} from './queries/my-certificates.ts'
export { getPublicVerification, type PublicVerification } from './queries/public-verification.ts'
export { type FileVerification, verifyFile } from './queries/verify-file.ts'
