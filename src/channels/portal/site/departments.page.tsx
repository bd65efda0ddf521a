import { type Department, listDepartments } from '../../../modules/organ/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Grid, Heading, Link, portalPage, Stack } from '../../ui/index.ts'

const DepartmentsView = ({ departments }: { departments: readonly Department[] }) => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('ui.footer.departments')}</Heading>
      <Grid>
        {departments.map((department) => (
          <Link key={department.slug} href={`/services/departments/${department.slug}`}>
            {words.say(department.name)}
          </Link>
        ))}
      </Grid>
    </Stack>
  )
}

/** `/services/departments`: every kind of department, each the way to what it does. */
export const departmentsPage = portalPage({
  path: '/services/departments',
  for: 'anyone',
  does: [listDepartments],
  get: async ({ ask, words }) => ({
    title: words.t('ui.footer.departments'),
    body: <DepartmentsView departments={await ask(listDepartments, {})} />,
  }),
})
