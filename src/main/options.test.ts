import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'

describe('the command line of npm start', () => {
  it('knows the sample, the empty province, and parts', () => {
    expect(readOptions([])).toEqual({ sample: false, empty: false })
    expect(readOptions(['--sample'])).toEqual({ sample: true, empty: false })
    expect(readOptions(['--only', 'web', '--empty'])).toEqual({ sample: false, empty: true })
  })

  it.each([[['--emtpy']], [['empty']], [['--sample', '--empty']], [['--only']]])('refuses %j', (argv) => {
    expect(() => readOptions(argv)).toThrow('it takes --sample or --empty')
  })
})
