import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { acrOf, levelAsked } from '../../modules/client/index.ts'
import { caller } from './caller.ts'

const { Check, base } = interactionPolicy

/** Is the session good enough for what is asked, and does the provider know its level as it is now? */
const levelStands = ({ oidc }: KoaContextWithOIDC): boolean => {
  const level = caller()?.actor.kind === 'visitor' ? 0 : levelOf()
  const asked = levelAsked(oidc.params?.acr_values as string | undefined)
  return oidc.session?.acr === acrOf(level) && level >= asked
}

const levelOf = (): number => {
  const actor = caller()?.actor
  return actor && 'level' in actor ? actor.level : 0
}

/** When people are shown our page: without a sign-on, below the level asked for, or for something not yet allowed. */
export const interactions = () => {
  const policy = base()
  const login = policy.get('login')
  // ours instead: any of the values, or a higher level, will do
  login?.checks.remove('essential_acrs')
  login?.checks.remove('essential_acr')
  login?.checks.add(
    new Check('level', 'a higher level of proof is needed', 'login_required', (ctx) =>
      ctx.oidc.session?.accountId !== undefined && !levelStands(ctx)
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT,
    ),
  )
  return policy
}
