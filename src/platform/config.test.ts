import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('what cannot be used is refused in one sentence that names the setting', () => {
  expect(() => readConfig({ LOG_LEVEL: 'loud' }, [])).toThrow(
    'LOG_LEVEL takes error, warn, info, debug, not "loud"',
  )
  expect(() => readConfig({ TRUST_PROXY: '127.0.0.1, proxy' }, [])).toThrow('TRUST_PROXY takes addresses')
})

test('addresses, networks and the usual levels are taken', () => {
  const config = readConfig({ LOG_LEVEL: 'info', TRUST_PROXY: '::1, 10.0.0.0/8' }, [])
  expect(config.logLevel).toBe('info')
  expect(config.trustedProxies).toEqual(['::1', '10.0.0.0/8'])
})
