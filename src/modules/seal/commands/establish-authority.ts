import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { belongs } from '../pdf/keys.ts'
import { maySeal } from '../seal.policy.ts'
import type { SealStore } from '../seal.store.ts'

const keyName = 'seal-authority'
const years = 20

/**
 * At each start: makes the platform's certificate authority if there is none, and refuses to go on with a database
 * whose authority this key folder has no key for. A key left by a start that was killed is used, not lost.
 */
export const establishAuthority = command<SealStore>()({
  name: 'seal.establish-authority',
  input: Type.Object({}),
  output: Type.Object({ made: Type.Boolean() }),
  load: async (_input, { store }) => ({
    authority: await store.findAuthority(),
    keyPem: await store.keys.find(keyName),
  }),
  may: maySeal,
  run: async (_input, { authority, keyPem }, { store, now, write }) => {
    if (authority) {
      if (!keyPem || !belongs(keyPem, authority.certificatePem))
        throw new Problem('seal.keys-do-not-belong', 503)
      return { made: false }
    }
    const { authorityCertificate, newKeyPem } = await import('../pdf/x509.ts')
    const pem = keyPem ?? (await store.keys.keep(keyName, await newKeyPem()))
    const subject = {
      commonName: store.sample()
        ? '通办示例电子印章 CA · Tongban sample seal CA'
        : '通办电子印章 CA · Tongban seal CA',
      organization: '通办 Tongban',
    }
    // a day back, so that a clock a little behind ours does not find it in the future
    const from = new Date(now.getTime() - 86_400_000)
    const certificatePem = await authorityCertificate(pem, subject, from, years)
    write(store.addAuthority({ id: 'platform', certificatePem, madeAt: now }))
    return { made: true }
  },
})

export { keyName as authorityKeyName }
