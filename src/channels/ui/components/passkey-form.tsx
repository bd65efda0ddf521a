import type { ComponentChildren } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import { scriptHref } from '../assets.ts'
import { Button } from './button.tsx'
import { FormToken } from './form.tsx'

interface PasskeyFormProps {
  /** For what the device is asked. */
  purpose: 'sign-in' | 'prove' | 'add'
  /** Where the answer goes; without it, to the page the form stands on. */
  action?: string
  /** Words of the button. */
  label: string
  variant?: 'primary' | 'secondary'
  /** What one does instead where no script runs: this page says it in words. */
  instead: string
  children?: ComponentChildren
}

const says = ['waiting', 'failed', 'unable'] as const

/** Asks the device for a passkey. The one thing here that needs a script; without it, it says what to do instead. */
export const PasskeyForm = ({ purpose, action, label, variant, instead, children }: PasskeyFormProps) => {
  const words = useWords()
  return (
    <form
      class="tb-stack tb-stack--fields tb-form"
      method="post"
      action={action}
      data-passkey={purpose}
      data-options="/sign-in/passkey/options"
    >
      <FormToken />
      <input type="hidden" name="credential" value="" />
      {children}
      <div>
        <Button icon="fingerprint" {...(variant === undefined ? {} : { variant })}>
          {label}
        </Button>
      </div>
      <div aria-live="polite">
        {says.map((what) => (
          <p key={what} class="ds-paragraph" data-passkey-says={what} hidden>
            {words.t(`ui.passkey.${what}`)}
          </p>
        ))}
      </div>
      <noscript>
        <p class="ds-paragraph">
          {words.t('ui.passkey.no-script')} {instead}
        </p>
      </noscript>
      <script type="module" src={scriptHref()} />
    </form>
  )
}
