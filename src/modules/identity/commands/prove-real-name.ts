import { Type } from 'typebox'
import type { PartyId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Browser } from '../browser.ts'
import { asSelf } from '../capacities.ts'
import { mayProveRealName } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { limitsOf } from '../limits.ts'
import { rotated } from '../open-session.ts'
import { proofsLevel } from '../proofs.ts'
import { TokenHash } from '../session-token.ts'
import { beginTry } from '../trying.ts'

/**
 * Checks name and ID number, and makes a phone-only account the account of that person: whatever the person has here
 * already is theirs now. An unknown number, another name, and a person who has an account already (theirs to sign in
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
    const person = await store.realNames.check({ name, idNumber }, work)
    const holder = await store.findAccount(person?.personId ?? '')
    if (!person || (holder && !(holder.sample && store.sample()))) {
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
      holder
        ? store.removeAccount(account.personId)
        : store.moveAccount(account.personId, known, await store.phoneOf(account.personId)),
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
