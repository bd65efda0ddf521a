import { defineModule } from '../../platform/module.ts'
import { certificateJobs } from './certificate.jobs.ts'
import { type CertificateStore, certificateStore } from './certificate.store.ts'
import type { CertificateTables } from './certificate.tables.gen.ts'

export const certificateModule = defineModule<CertificateTables, CertificateStore>({
  name: 'certificate',
  store: (db, { fields, files, config, sample }) =>
    certificateStore(db, { fields, files, publicUrl: config.publicUrl, sample }),
  jobs: certificateJobs,
  sealed: [{ table: 'certificate.certificate', column: 'face', key: ['id'] }],
})
