import { expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

it.each(['/my', '/items/food-licence?region=450721', '/drafts/1/pages/a#b'])('goes on to %s', (next) => {
  expect(nextPath(next, '/')).toBe(next)
})

it.each([
  undefined,
  '',
  'my',
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/a\nb',
  '/x\\y',
  ['/a'],
  '/sign-out',
  '/sign-in?next=/my',
])('does not go on to %s', (next) => {
  expect(nextPath(next, '/')).toBe('/')
})
