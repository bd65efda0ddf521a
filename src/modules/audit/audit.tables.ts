/** The platform's audit tables as this module reads them. */
export interface AuditTables {
  'platform.audit': {
    id: number
    at: Date
    operation: string
    outcome: 'done' | 'refused' | 'read'
    actor_kind: string
    actor_id: string
    person_id: string | null
    acting_for: string | null
    organ_id: string | null
    via: string | null
    rule: string | null
    reason: string | null
    caused_by: string | null
    subject: unknown
  }
  'platform.audit_chain': { seq: number; audit_id: number; hash: Buffer }
}

export type AuditEntry = AuditTables['platform.audit']
