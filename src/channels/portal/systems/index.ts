export { systemsPages } from './systems.page.tsx'
