export { systemAtTheDoor } from './bearer.ts'
export { mountProvider } from './mount.ts'
export type { ProviderNeeds } from './provider.ts'
