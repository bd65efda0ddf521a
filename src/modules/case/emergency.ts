/** Parts of a case beside its process, which emergency access always shows. */
export const emergencyParts = ['answers', 'contact', 'papers'] as const
export type EmergencyPart = (typeof emergencyParts)[number]

/** One post's right to read one case for a while. */
export interface EmergencyAccess {
  readonly appointmentId: string
  readonly until: Date
  readonly grantId: string
  readonly opens: readonly EmergencyPart[]
}
