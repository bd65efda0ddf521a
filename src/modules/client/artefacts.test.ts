import { expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { artefactsOn, hashId } from './index.ts'

const { pool, owner, platform } = await startPlatform()
const artefacts = artefactsOn(pool, platform.fields)
const code = { clientId: 'a-system', grantId: 'a-grant', accountId: 'somebody' }

it('a code is used by one of all who come with it at once', async () => {
  await artefacts.put('AuthorizationCode', 'the-code', code, 60)
  const uses = await Promise.all([1, 2, 3, 4].map(() => artefacts.consume('AuthorizationCode', 'the-code')))
  expect(uses.filter(Boolean)).toHaveLength(1)
  expect(await artefacts.find('AuthorizationCode', 'the-code')).toMatchObject({
    consumed: expect.any(Number),
  })
})

it('what has expired is not there, whether it was swept or not', async () => {
  await artefacts.put('AccessToken', 'old', code, 0)
  expect(await artefacts.find('AccessToken', 'old')).toBeUndefined()
})

it('the rows of a grant go with it; a payload opens in its own row only', async () => {
  await artefacts.put('AccessToken', 'one', code, 60)
  await artefacts.put('AccessToken', 'two', { ...code, grantId: 'another' }, 60)
  await owner.query(
    'update client.artefact a set payload = b.payload from client.artefact b where a.id_hash = $1 and b.id_hash = $2',
    [hashId('two'), hashId('one')],
  )
  await expect(artefacts.find('AccessToken', 'two')).rejects.toThrow()
  await artefacts.removeGrant('a-grant')
  expect(await artefacts.find('AccessToken', 'one')).toBeUndefined()
})
