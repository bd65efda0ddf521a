import type { Reply, Request } from './job.ts'

/** What the press can do, each loaded when first asked for. */
const work = async (request: Request): Promise<Reply> => {
  if ('typeset' in request) {
    const { typeset } = await import('./typeset.ts')
    return { id: request.id, typeset: typeset(request.typeset) }
  }
  const { signPdf } = await import('../pdf/pades.ts')
  const { pdf, signer, order } = request.sign
  const own = {
    ...signer,
    signerDer: Buffer.from(signer.signerDer),
    authorityDer: Buffer.from(signer.authorityDer),
  }
  return { id: request.id, signed: await signPdf(Buffer.from(pdf), own, order) }
}

process.on('message', (request: Request) => {
  work(request).then(
    (reply) => process.send?.(reply),
    (error: unknown) =>
      process.send?.({ id: request.id, error: error instanceof Error ? error.message : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
// a Ctrl-C in the terminal reaches the whole group; the parent drains and then lets go of this process
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
