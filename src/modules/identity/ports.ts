import type { Work } from '../../kernel/operation.ts'

/** Somebody whose name and ID number were found to belong together. */
export interface ConfirmedPerson {
  /** The party this person is here, whether or not they ever signed in. */
  readonly personId: string
  readonly name: string
  /** The phone that came with the claim is known as this person's. */
  readonly phoneIsTheirs: boolean
}

/**
 * Says whether a name and an ID number belong to one person (实名核验), and a phone with them (三要素). The local one asks our own population register;
 * a national one asks the police. Undefined for every kind of no: the caller must not learn which.
 */
export interface RealNameSource {
  check(
    claim: { readonly name: string; readonly idNumber: string; readonly phone?: string },
    work: Pick<Work<never>, 'do'>,
  ): Promise<ConfirmedPerson | undefined>
  /** Is there anybody it could confirm? An empty province has no register of its own yet. */
  holdsPeople(work: Pick<Work<never>, 'ask'>): Promise<boolean>
}
