export { devicePages } from './device.page.tsx'
