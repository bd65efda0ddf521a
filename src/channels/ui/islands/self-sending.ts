/** A form that only waits for somebody to press on sends itself. */
export const selfSending = (): void => {
  document.querySelector<HTMLFormElement>('form[data-self-sending]')?.submit()
}
