import { Type } from 'typebox'
import { command, type Work } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { mayChangeFactors, mayUseSession } from '../factors.policy.ts'
import { loadOwn, type OwnSession, tellOfChange } from '../factors.ts'
import type { IdentityStore } from '../identity.store.ts'
import { addProof } from '../open-session.ts'
import type { SessionRow } from '../session.store.ts'
import { TokenHash } from '../session-token.ts'
import { tellOfWrongTries } from '../suspicious.ts'
import {
  hashRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  oneMoreWrong,
  stepOf,
  waitUntil,
} from '../totp.ts'
import { FactorName } from './passkeys.ts'
import { FactorProven, SignedIn } from './shapes.ts'

/** Not called a code: what is called so goes into the audit. */
const Typed = Type.String({ maxLength: 40 })
const mostApps = 5

/** Begins to add an authenticator app: makes its secret, which this session alone can see until the first code. */
export const beginTotp = command<IdentityStore>()({
  name: 'identity.begin-totp',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({}),
  load: loadOwn,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayChangeFactors.of(({ standing }: OwnSession) => standing),
  run: async (_input, { session }, { store, write, now, newId }) => {
    const { personId } = session.account
    if ((await store.totp.listOf(personId)).length >= mostApps)
      throw new Problem('identity.too-many-factors', 409, { values: { most: mostApps } })
    write(store.totp.begin(newId<'totp'>(), personId, session.id, newTotpSecret(), now))
    return {}
  },
})

/** The first right code makes the app a factor. */
export const confirmTotp = command<IdentityStore>()({
  name: 'identity.confirm-totp',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    typed: Typed,
    name: FactorName,
    takePost: Type.Optional(Type.Boolean()),
  }),
  output: SignedIn,
  load: loadOwn,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayChangeFactors.of(({ standing }: OwnSession) => standing),
  run: async ({ newTokenHash, typed, name, takePost }, { session }, work) => {
    const { store, write, now } = work
    const { personId } = session.account
    const pending = await store.totp.findPending(personId, session.id)
    if (!pending) throw notFound()
    const step = stepOf(pending, typed, now)
    if (step === undefined) throw new Problem('identity.code-wrong', 422, { fields: [wrongField] })
    write(store.totp.confirm(pending.id, name.trim(), step, now))
    await tellOfChange(work, personId, 'totp-added', { name: name.trim() })
    return addProof(work, session, { newTokenHash, proof: 'totp', takePost })
  },
})

const wrongField = { path: 'typed', message: 'problem.identity.code-wrong' } as const

const proofInput = Type.Object({
  tokenHash: TokenHash,
  newTokenHash: TokenHash,
  typed: Typed,
  takePost: Type.Optional(Type.Boolean()),
})

/** Counts a wrong code, or says from when on codes are taken again. Only the person's own sessions can get here. */
const refuseWrong = async (work: Work<IdentityStore>, session: SessionRow): Promise<{ proven: false }> => {
  const { account, device } = session
  const { personId } = account
  const tries = await work.store.totp.wrongCodes(personId)
  work.write(work.store.totp.countWrong(personId, tries, oneMoreWrong(tries, work.now)))
  work.refuse('identity.code-wrong')
  // whoever gets here has the password, or the phone: of all tries the ones to know of
  await tellOfWrongTries(work, account, { userAgent: device })
  return { proven: false as const }
}

const waitIfTooMany = async (work: Work<IdentityStore>, personId: string): Promise<void> => {
  const until = waitUntil(await work.store.totp.wrongCodes(personId), work.now)
  if (!until) return
  const minutes = Math.ceil((until.getTime() - work.now.getTime()) / 60_000)
  throw new Problem('identity.too-many-codes', 429, { values: { minutes } })
}

/** Proves oneself by a code of an authenticator app. A code that was taken once is wrong. */
export const proveByTotp = command<IdentityStore>()({
  name: 'identity.prove-by-totp',
  input: proofInput,
  output: FactorProven,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayUseSession,
  may: mayUseSession,
  run: async ({ newTokenHash, typed, takePost }, session, work) => {
    const { store, write, now } = work
    const { personId } = session.account
    await waitIfTooMany(work, personId)
    for (const app of await store.totp.listOf(personId)) {
      const step = stepOf(app, typed, now)
      if (step === undefined) continue
      write(store.totp.use(app, step, now), store.totp.forgetWrong(personId))
      const opened = await addProof(work, session, { newTokenHash, proof: 'totp', takePost })
      return { proven: true as const, as: opened }
    }
    return refuseWrong(work, session)
  },
})

/** Proves oneself by a recovery code, which is gone then; the person is told. */
export const proveByRecoveryCode = command<IdentityStore>()({
  name: 'identity.prove-by-recovery-code',
  input: proofInput,
  output: FactorProven,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayUseSession,
  may: mayUseSession,
  run: async ({ newTokenHash, typed, takePost }, session: SessionRow, work) => {
    const { store, write } = work
    const { personId, handle } = session.account
    await waitIfTooMany(work, personId)
    const hash = hashRecoveryCode(handle, typed)
    const left = await store.totp.listRecoveryHashes(personId)
    if (!left.includes(hash)) return refuseWrong(work, session)
    write(store.totp.useRecoveryHash(personId, hash), store.totp.forgetWrong(personId))
    await tellOfChange(work, personId, 'recovery-code-used', { name: String(left.length - 1) })
    const opened = await addProof(work, session, { newTokenHash, proof: 'recovery-code', takePost })
    return { proven: true as const, as: opened }
  },
})

/** Ten recovery codes for the day the phone is lost, shown this once; those before work no more. */
export const renewRecoveryCodes = command<IdentityStore>()({
  name: 'identity.renew-recovery-codes',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  load: loadOwn,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayChangeFactors.of(({ standing }: OwnSession) => standing),
  run: async (_input, { session }, work) => {
    const { personId, handle } = session.account
    const codes = newRecoveryCodes()
    const hashes = codes.map((code) => hashRecoveryCode(handle, code))
    work.write(
      work.store.totp.removeRecoveryHashes(personId),
      work.store.totp.addRecoveryHashes(personId, hashes),
    )
    await tellOfChange(work, personId, 'recovery-codes')
    return { recoveryCodes: [...codes] }
  },
})

const loadMine = async (
  { tokenHash, totpId }: { readonly tokenHash: string; readonly totpId: string },
  reading: Parameters<typeof loadOwn>[1],
) => {
  const own = await loadOwn({ tokenHash }, reading)
  const app = own && (await reading.store.totp.find(totpId))
  return own && app?.personId === own.session.account.personId ? { ...own, app } : undefined
}
const aboutApp = { tokenHash: TokenHash, totpId: Type.String({ maxLength: 64 }) }

/** Gives an authenticator app of mine another name. */
export const renameTotp = command<IdentityStore>()({
  name: 'identity.rename-totp',
  input: Type.Object({ ...aboutApp, name: FactorName }),
  output: Type.Object({}),
  load: loadMine,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayUseSession.of(({ session }: OwnSession) => session),
  run: ({ name }, { app }, { store, write }) => {
    write(store.totp.rename(app.id, name.trim()))
    return {}
  },
})

/** Removes an authenticator app of mine; every other session ends. Recovery codes stand in for an app: without any factor they go too. */
export const removeTotp = command<IdentityStore>()({
  name: 'identity.remove-totp',
  input: Type.Object(aboutApp),
  output: Type.Object({}),
  load: loadMine,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayChangeFactors.of(({ standing }: OwnSession) => standing),
  run: async (_input, { session, app }, work) => {
    const { personId } = session.account
    const { store, write } = work
    write(store.totp.remove(app.id))
    const left =
      (await store.totp.listOf(personId)).length + (await store.passkeys.listOf(personId)).length - 1
    if (left === 0) write(store.totp.removeRecoveryHashes(personId))
    write(store.endSessions(personId, { except: session.tokenHash }))
    await tellOfChange(work, personId, 'totp-removed', { name: app.name })
    return {}
  },
})
