import { expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { registerPhone } from '../../../test/support/register-phone.ts'
import { numberOf } from '../../../test/support/sample-numbers.ts'
import { newSessionToken, proveByRecoveryCode, proveRealName, renewRecoveryCodes } from './index.ts'
import { phonesOf } from './phone-testing.ts'
import { factorsOf } from './testing.ts'

const around = await startPlatform()
const { runtime, owner } = around
const { resolved, withPasskey, trySignIn, challenge } = factorsOf(around)
const phones = phonesOf(runtime, owner)

it('what a phone-only account was given to prove itself with holds on after its name was checked', async () => {
  const { rows } = await owner.query<{ id: string; name: string }>(
    `select p.party_id as id, p.name from register.person p
     where not exists (select from identity.account a where a.person_id = p.party_id) order by 1 limit 1`,
  )
  const { id = '', name = '' } = rows[0] ?? {}
  await registerPhone(around, id, '13600000301')
  const { authenticator, me } = await withPasskey(await phones.signIn('13600000301'))
  const { recoveryCodes } = await runtime.perform(renewRecoveryCodes, { tokenHash: me.tokenHash }, me.actor)

  const { tokenHash } = newSessionToken()
  const claim = { tokenHash: me.tokenHash, newTokenHash: tokenHash, name, idNumber: numberOf(id) }
  expect((await runtime.perform(proveRealName, claim, me.actor)).outcome).toBe('right')
  const named = await resolved(tokenHash)
  expect(named.actor).toMatchObject({ personId: id, level: 4 })

  // the device sends back the handle it was given when it knew nothing of the name
  const entered = await trySignIn(authenticator.sign(await challenge()))
  expect(entered.proven).toBe(true)
  expect((await resolved(entered.tokenHash)).actor).toMatchObject({ personId: id })
  for (const typed of recoveryCodes.slice(0, 2)) {
    const session = await resolved(entered.tokenHash)
    const { proven } = await runtime.perform(
      proveByRecoveryCode,
      { tokenHash: session.tokenHash, newTokenHash: session.tokenHash, typed },
      session.actor,
    )
    expect(proven).toBe(true)
  }
  // it is not the person's id, which it got later
  const { rows: handles } = await owner.query('select handle from identity.account where person_id = $1', [
    id,
  ])
  expect(handles).not.toEqual([{ handle: id }])
})
