-- Who reorganises asks for the cases and tasks of one organ.
create index application_organ on "case"."application" (organ_id)
  where state not in ('DELIVERED', 'CLOSED', 'RETURNED', 'REJECTED_AT_INTAKE', 'WITHDRAWN');
create index task_organ_id on "case"."task" (organ_id);
