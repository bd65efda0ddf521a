import { expect, it } from 'vitest'
import { localPath } from './local-path.ts'

it.each(['/', '/items/a?region=450721', '/my#top'])('stays on this site: %s', (path) => {
  expect(localPath(path, '/my')).toBe(path)
})

it.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/..//evil.example',
  '/a/%2e%2e//evil.example',
  '',
  undefined,
  ['/a'],
])('goes nowhere else: %s', (path) => {
  expect(localPath(path, '/my')).toBe('/my')
})
