import { createHash, createHmac } from 'node:crypto'
import type { KeyRing } from '../../../platform/crypto/key-ring.ts'

/** How systems of one sector know a person: the same each time, and of no use to another sector (pairwise subject). */
export type SubjectOf = (sector: string, of: string) => string

export const pairwiseSubjects =
  (keys: KeyRing): SubjectOf =>
  (sector, of) =>
    // a key that never turns: a subject must not change
    createHmac('sha256', keys.lasting('oidc-subject')).update(`${sector}\n${of}`).digest('base64url')

/** One sign-on at one system, as tokens and logout notices name it. */
export const sidOf = (signOnId: string, clientId: string): string =>
  createHash('sha256').update(`${signOnId}\n${clientId}`).digest('base64url').slice(0, 27)
