-- Who keeps the platform handles no cases, and nobody holds two of the three administrations: over all that a person
-- holds and stands in for, and also when two are given in the same moment.
create function "organ".duties_of(person text) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct duty), '{}') from (
    select unnest(a.duties) as duty from "organ"."appointment" a
      where a.person_id = person and a.ended_at is null
    union
    select unnest(a.duties) from "organ"."delegation" d join "organ"."appointment" a on a.id = d.appointment_id
      where d.colleague_person_id = person and d.ended_at is null and a.ended_at is null
  ) held
$$;
create or replace function "organ".administrations_of(person text) returns text[] language sql stable as $$
  select coalesce(array_agg(duty), '{}') from unnest("organ".duties_of(person)) duty
    where duty in ('system-admin', 'security-admin', 'audit')
$$;
create or replace function "organ".keep_administrations_apart() returns trigger language plpgsql as $$
declare
  person text := to_jsonb(new) ->> tg_argv[0];
  held text[];
begin
  perform pg_advisory_xact_lock(hashtext('organ.administrations'), hashtext(person));
  held := "organ".duties_of(person);
  if cardinality("organ".administrations_of(person)) > 1 then
    raise exception 'one person with two administrations' using errcode = 'TB409';
  end if;
  if held && array['system-admin', 'security-admin', 'audit', 'operate']
    and held && array['accept', 'review', 'decide', 'issue'] then
    raise exception 'one person keeps the platform and handles cases' using errcode = 'TB409';
  end if;
  return null;
end $$;
drop trigger appointment_apart on "organ"."appointment";
create trigger appointment_apart after insert or update of "duties", "ended_at" on "organ"."appointment"
  for each row when (new.ended_at is null) execute function "organ".keep_administrations_apart('person_id');
