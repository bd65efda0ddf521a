export { checkAll, checkPage } from './check.ts'
export { publishForm } from './commands/publish.ts'
export { describeAnswers, shownInWords } from './describe.ts'
export * from './form.ts'
export { formFile } from './form-file.ts'
export { getForm } from './queries/get-form.ts'
export {
  answersToSubmit,
  disputedFields,
  isEmpty,
  prefillFields,
  visibleFields,
  visiblePages,
  withFacts,
} from './shown.ts'
