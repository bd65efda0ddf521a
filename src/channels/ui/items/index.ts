export {
  codesIn,
  type ItemChoice as Choice,
  ItemChoiceQuery,
  type NamedItem,
  namedItems,
  readItemChoice,
} from './chosen-items.ts'
export { ItemChoice } from './item-choice.tsx'
