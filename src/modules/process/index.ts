export { advance, start, waiting } from './advance.ts'
export { publishProcess } from './commands/publish.ts'
export * from './process.ts'
export { getProcess } from './queries/get-process.ts'
