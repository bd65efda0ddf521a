import { administrationModule } from '../modules/administration/administration.module.ts'
import { auditModule } from '../modules/audit/audit.module.ts'
import { caseModule } from '../modules/case/case.module.ts'
import { catalogueModule } from '../modules/catalogue/catalogue.module.ts'
import { certificateModule } from '../modules/certificate/certificate.module.ts'
import { clientModule } from '../modules/client/client.module.ts'
import { divisionModule } from '../modules/division/division.module.ts'
import { emergencyModule } from '../modules/emergency/emergency.module.ts'
import { evidenceModule } from '../modules/evidence/evidence.module.ts'
import { examinationModule } from '../modules/examination/examination.module.ts'
import { formModule } from '../modules/form/form.module.ts'
import { identityModule } from '../modules/identity/identity.module.ts'
import { messageModule } from '../modules/message/message.module.ts'
import { operationsModule } from '../modules/operations/operations.module.ts'
import { organModule } from '../modules/organ/organ.module.ts'
import { partyModule } from '../modules/party/party.module.ts'
import { processModule } from '../modules/process/process.module.ts'
import { registerModule } from '../modules/register/register.module.ts'
import { sealModule } from '../modules/seal/seal.module.ts'
import type { Module } from '../platform/module.ts'

/** THE list, in the one order in which modules may know each other. */
export const modules: readonly Module[] = [
  divisionModule,
  organModule,
  partyModule,
  registerModule,
  messageModule,
  identityModule,
  administrationModule,
  clientModule,
  auditModule,
  operationsModule,
  evidenceModule,
  sealModule,
  certificateModule,
  formModule,
  processModule,
  examinationModule,
  catalogueModule,
  caseModule,
  emergencyModule,
]
