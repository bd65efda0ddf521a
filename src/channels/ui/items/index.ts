export {
  codesIn,
  type ItemChoice as Choice,
  ItemChoiceQuery,
  namedItems,
  readItemChoice,
} from './chosen-items.ts'
export { ItemChoice } from './item-choice.tsx'
