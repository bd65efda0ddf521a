import { Type } from 'typebox'
import type { PartyId } from '../../../kernel/ids.ts'
import { command, type Work } from '../../../kernel/operation.ts'
import { Browser } from '../browser.ts'
import { asSelf } from '../capacities.ts'
import { tellOfChange } from '../factors.ts'
import { mayProveRealName } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { limitsOf } from '../limits.ts'
import { rotated } from '../open-session.ts'
import { proofsLevel } from '../proofs.ts'
import { TokenHash } from '../session-token.ts'
import { beginTry } from '../trying.ts'

/**
 * Right name and number from a phone that is not known as theirs: a window may confirm it. The person is told by the ways
 * they are known to be reached, once a day at most; who asked learns nothing.
 */
const noteClaim = async (work: Work<IdentityStore>, accountId: string, personId: string): Promise<void> => {
  const { store, write, now } = work
  write(store.claim(accountId, personId, now))
  const limit = limitsOf.warn(personId)
  if ((await store.secondsToWait([limit], now)) > 0) return
  write(...store.countTries([limit], now))
  await tellOfChange(work, personId, 'name-claimed')
}

/**
 * Checks name, ID number and that the phone is the one known as this person's, and makes a phone-only account the account of that person: whatever the person has here
 * already is theirs now. An unknown number, another name, another phone, and a person who has an account already (theirs to sign in
 * to, not to be taken by whoever knows their number) are one answer.
 */
export const proveRealName = command<IdentityStore>()({
  name: 'identity.prove-real-name',
  unscoped: 'Whether the person has another account already is not theirs to see yet.',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    name: Type.String({ minLength: 1, maxLength: 100 }),
    idNumber: Type.String({ minLength: 1, maxLength: 40 }),
    browser: Type.Optional(Browser),
  }),
  output: Type.Object({
    outcome: Type.Union([Type.Literal('right'), Type.Literal('wrong'), Type.Literal('wait')]),
    waitSeconds: Type.Integer(),
  }),
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayProveRealName,
  may: mayProveRealName,
  run: async ({ name, idNumber, newTokenHash, browser }, session, work) => {
    const { store } = work
    const { account, proofs, actor } = session
    if (account.level >= 2) return { outcome: 'right' as const, waitSeconds: 0 }
    const trier = { address: browser?.address, knownDevice: undefined }
    const trying = await beginTry(work, limitsOf.realName(account.personId, trier))
    if (trying.waitSeconds > 0) return { outcome: 'wait' as const, waitSeconds: trying.waitSeconds }
    const phone = await store.phoneOf(account.personId)
    const claim = { name, idNumber, ...(phone === undefined ? {} : { phone }) }
    const person = await store.realNames.check(claim, work)
    const holder = await store.findAccount(person?.personId ?? '')
    const taken = holder !== undefined && !(holder.sample && store.sample())
    if (person && !taken && !person.phoneIsTheirs) await noteClaim(work, account.personId, person.personId)
    if (!person?.phoneIsTheirs || taken) {
      work.refuse('identity.not-confirmed')
      trying.wrong()
      return { outcome: 'wrong' as const, waitSeconds: 0 }
    }
    trying.right()
    const known = holder ?? {
      ...account,
      personId: person.personId as PartyId,
      name: person.name,
      level: 2 as const,
    }
    work.write(
      holder ? store.removeAccount(account.personId) : store.moveAccount(account.personId, known, phone),
      rotated(
        session,
        {
          actor: asSelf({ ...known, level: proofsLevel(known, proofs) }, actor.language),
          lasts: {},
          proofs,
          newTokenHash,
          now: work.now,
        },
        store,
      ),
    )
    work.note({ personId: known.personId, before: account.personId })
    return { outcome: 'right' as const, waitSeconds: 0 }
  },
})
