import { benchSubmit } from './submit.ts'
await benchSubmit()
