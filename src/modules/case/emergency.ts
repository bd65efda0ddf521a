/** One post's right to read one case for a while. */
export interface EmergencyAccess {
  readonly appointmentId: string
  readonly until: Date
  readonly grantId: string
}
