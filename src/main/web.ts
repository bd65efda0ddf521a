import type { FastifyInstance } from 'fastify'
import { mountProvider, systemAtTheDoor } from '../channels/oidc/index.ts'
import { buildAssets } from '../channels/ui/assets.ts'
import { problemLayout, renderProblem } from '../channels/ui/pages.tsx'
import { system } from '../kernel/actor.ts'
import { artefactsOn } from '../modules/client/index.ts'
import { dataFolder } from '../platform/config.ts'
import { clamdScanner } from '../platform/files/virus-scanner.ts'
import { createServer } from '../platform/http/server.ts'
import { readHealth } from '../platform/operations/health.ts'
import { apiRoutes, pages } from './channels.ts'
import type { Opened } from './open.ts'
import { hostOf } from './refuse-weak.ts'
import { createSessions } from './sessions.ts'
import { shell } from './shell.ts'

/** The web server with all channels, not yet listening. */
export const createWeb = async (opened: Opened): Promise<FastifyInstance> => {
  const { config, platform, runtime, pool } = opened
  const assets = await buildAssets(dataFolder(config, 'cache'))
  const { sessionOf, hands } = createSessions(runtime)
  const artefacts = artefactsOn(pool, platform.fields)
  const app = await createServer({
    config,
    log: platform.log,
    hands,
    files: platform.files,
    scan: config.virusScanner ? clamdScanner(config.virusScanner) : undefined,
    pages,
    api: apiRoutes,
    assets,
    sessionOf,
    clientOf: systemAtTheDoor({ hands, artefacts }),
    shell,
    problemView: renderProblem,
    problemLayout,
    refused: runtime.refused,
    sample: platform.sample(),
    now: () => platform.clock.now(),
    health: () => readHealth(pool),
  })
  mountProvider(app, {
    platform,
    hands,
    artefacts,
    refused: (clientId, error) => runtime.refused(system('oidc'), 'client.record-token', error, { clientId }),
  })
  return app
}

/** Listening; in sample mode only on this machine, unless HOST says otherwise. */
export const startWeb = async (opened: Opened): Promise<FastifyInstance> => {
  const app = await createWeb(opened)
  const { config, platform } = opened
  if (!platform.sample() && !config.virusScanner)
    platform.log.warn('no VIRUS_SCANNER is named: files that people hand in are not scanned')
  await app.listen({ port: config.port, host: hostOf(config, platform.sample()) })
  return app
}
