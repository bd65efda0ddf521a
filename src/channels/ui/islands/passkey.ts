import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON

const show = (form: HTMLFormElement, what: 'waiting' | 'failed' | 'unable'): void => {
  for (const line of form.querySelectorAll<HTMLElement>('[data-passkey-says]'))
    line.hidden = line.dataset.passkeySays !== what
}

/** Asks the server for a challenge; nothing when it would not give one, so that the form itself can say why. */
const optionsFor = async (form: HTMLFormElement): Promise<Options | undefined> => {
  const body = new URLSearchParams({ purpose: form.dataset.passkey ?? '' })
  const token = form.elements.namedItem('_csrf')
  if (token instanceof HTMLInputElement) body.set('_csrf', token.value)
  const reply = await fetch(form.dataset.options ?? '', { method: 'POST', body })
  const isJson = reply.headers.get('content-type')?.startsWith('application/json')
  return reply.ok && isJson ? ((await reply.json()) as Options) : undefined
}

const answer = async (form: HTMLFormElement, field: HTMLInputElement): Promise<void> => {
  show(form, 'waiting')
  const optionsJSON = await optionsFor(form)
  if (optionsJSON) {
    const credential =
      form.dataset.passkey === 'add'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON })
    field.value = JSON.stringify(credential)
  }
  form.submit()
}

/** A form with `data-passkey`: pressing its button asks the device, and sends the device's answer. */
export const passkeyForms = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    const field = form.elements.namedItem('credential')
    if (!(field instanceof HTMLInputElement)) continue
    if (!browserSupportsWebAuthn()) {
      show(form, 'unable')
      continue
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      answer(form, field).catch(() => show(form, 'failed'))
    })
  }
}
