import type { Reporter, TestModule } from 'vitest/node'

/** Ends the run with one plain line that any machine can read: `N passed, N failed`. */
export default class PlainCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0
    let failed = errors.length
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state)
      passed += states.filter((state) => state === 'passed').length
      failed += states.filter((state) => state === 'failed').length
      // a file or group that broke outside of any test counts as one failure
      if (module.state() === 'failed' && !states.includes('failed')) failed++
    }
    // after the other reporters have said what they have to say
    process.once('exit', () => console.log(`${passed} passed, ${failed} failed`))
  }
}
