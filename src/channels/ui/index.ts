export { Alert } from './components/alert.tsx'
export { Button, LinkButton } from './components/button.tsx'
export { Card, LinkCard } from './components/card.tsx'
export { CertCard } from './components/cert-card.tsx'
export {
  CheckboxesField,
  CheckboxField,
  type Choice,
  RadiosField,
  SelectField,
} from './components/choices.tsx'
export { Clock, ClockTag, type ClockTone } from './components/clock.tsx'
export { ActionBar, CaseBar, Verb } from './components/desk-bars.tsx'
export { Empty } from './components/empty.tsx'
export {
  DateField,
  Field,
  FileField,
  NumberField,
  PasswordField,
  TextAreaField,
  TextField,
} from './components/field.tsx'
export { ErrorSummary, Form, FormToken } from './components/form.tsx'
export { Hero } from './components/hero.tsx'
export { Icon } from './components/icon.tsx'
export type { IconName } from './components/icons.ts'
export { BackLink, Breadcrumbs, Details, Pagination } from './components/navigation.tsx'
export { Panel } from './components/panel.tsx'
export { PasskeyForm } from './components/passkey-form.tsx'
export { Progress } from './components/progress.tsx'
export { SearchBox } from './components/search-box.tsx'
export { SummaryList, type SummaryRow } from './components/summary-list.tsx'
export { type Column, type Row, Table } from './components/table.tsx'
export { ChipLink, Tag } from './components/tag.tsx'
export { type Task, TaskList } from './components/task-list.tsx'
export {
  CaseNumber,
  Cluster,
  type Color,
  Day,
  Grid,
  Heading,
  Hidden,
  Link,
  List,
  Masked,
  Moment,
  Paragraph,
  Stack,
} from './components/text.tsx'
export { Timeline, type TimelineEntry } from './components/timeline.tsx'
export { railOf } from './layouts/desk-rail.tsx'
export { usePage } from './page-context.ts'
export { deskPage, portalPage } from './pages.tsx'
