import { describe, expect, it } from 'vitest'
import { afterChoice } from './next.ts'

describe('afterChoice', () => {
  it('keeps a path of this site with its query', () => {
    expect(afterChoice('/search?q=%E5%BC%80%E9%A5%AD%E5%BA%97')).toBe('/search?q=%E5%BC%80%E9%A5%AD%E5%BA%97')
  })
  it('drops the language and region that a link had set', () => {
    expect(afterChoice('/items/1?lang=en&region=450721')).toBe('/items/1')
  })
  it.each([
    'https://else.where/',
    '//else.where/',
    '/\\else.where',
    '/..//else.where',
    '/a/..//else.where',
    'javascript:alert(1)',
    '',
    undefined,
  ])('never leads to another site: %s', (next) => {
    expect(afterChoice(next)).toBe('/')
  })
})
