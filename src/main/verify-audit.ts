import { system } from '../kernel/actor.ts'
import { verifyChain } from '../modules/audit/index.ts'
import { withPlatform } from './tool.ts'

await withPlatform(async ({ runtime }) => {
  const report = await runtime.ask(verifyChain, {}, system('verify-audit'))
  console.log(JSON.stringify(report))
  if (!report.whole) process.exitCode = 1
  else if (report.rows > 0 && report.heads === 0) {
    console.error(
      'no head outside of the database stands beside this chain: whether its end was cut, nobody can tell',
    )
    process.exitCode = 1
  }
})
