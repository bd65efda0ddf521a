import { passkeyForms } from './passkey.ts'
import { selfSending } from './self-sending.ts'

/** All that runs in a browser. Each part finds its own forms; without it every page still says what to do. */
passkeyForms()
selfSending()
