export { mountProvider } from './mount.ts'
export type { ProviderNeeds } from './provider.ts'
