-- An organ that was merged or closed stays for the history; who has its business now is its successor.
alter table "organ"."organ"
  add column "rev" integer not null default 0,
  add column "closed_on" date,
  add column "successor_id" text references "organ"."organ",
  add constraint "organ_closed_has_successor" check (("closed_on" is null) = ("successor_id" is null)),
  drop constraint "organ_department_division_key",
  drop constraint "organ_path_key";
create unique index "organ_path" on "organ"."organ" ("path") where "closed_on" is null;
create unique index "organ_department" on "organ"."organ" ("department", "division") where "closed_on" is null;
create index "organ_parent" on "organ"."organ" ("parent_id");

-- Posts of an organ (岗位): a name, and the duties that may come with it.
create table "organ"."post" (
  "id" text primary key,
  "rev" integer not null default 0,
  "organ_id" text not null references "organ"."organ",
  "name_zh" text not null,
  "name_en" text,
  "duties" text[] not null,
  "closed_at" timestamptz
);
create unique index "post_name" on "organ"."post" ("organ_id", "name_zh") where "closed_at" is null;

insert into "organ"."post" ("id", "organ_id", "name_zh", "name_en", "duties")
select 'post-' || min(a."id"), a."organ_id", a."post_zh", min(a."post_en"), array_agg(distinct d)
from "organ"."appointment" a, unnest(a."duties") d
group by a."organ_id", a."post_zh";

-- `ended_at`: over at this instant, before or on its last day.
alter table "organ"."appointment"
  add column "rev" integer not null default 0,
  add column "post_id" text references "organ"."post",
  add column "ended_at" timestamptz;
update "organ"."appointment" a set "post_id" = p."id"
from "organ"."post" p where p."organ_id" = a."organ_id" and p."name_zh" = a."post_zh";
alter table "organ"."appointment" alter column "post_id" set not null;
create unique index "appointment_once" on "organ"."appointment" ("person_id", "post_id") where "ended_at" is null;
create index "appointment_post" on "organ"."appointment" ("post_id");

-- Leave (代班): the duties of an appointment, lent to a colleague of the same organ for some days.
create table "organ"."delegation" (
  "id" text primary key,
  "appointment_id" text not null references "organ"."appointment",
  "colleague_id" text not null references "organ"."appointment",
  "colleague_person_id" text not null,
  "from_on" date not null,
  "until_on" date not null check ("until_on" >= "from_on"),
  "ended_at" timestamptz,
  check ("appointment_id" <> "colleague_id")
);
create index "delegation_colleague" on "organ"."delegation" ("colleague_person_id") where "ended_at" is null;
create index "delegation_appointment" on "organ"."delegation" ("appointment_id") where "ended_at" is null;

-- What was changed in organs, posts and appointments: by whom, when and why.
create table "organ"."history" (
  "id" text primary key,
  "about" text collate "C" not null,
  "verb" text not null,
  "reason" text not null,
  "data" jsonb not null,
  "by_id" text,
  "by_name" text,
  "at" timestamptz not null
);
create index "history_about" on "organ"."history" ("about", "at");

-- Nobody holds two of the three administrations, lent ones included: also when two are given in the same moment.
create function "organ".administrations_of(person text) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct duty), '{}') from (
    select unnest(a.duties) as duty from "organ"."appointment" a
      where a.person_id = person and a.ended_at is null
    union
    select unnest(a.duties) from "organ"."delegation" d join "organ"."appointment" a on a.id = d.appointment_id
      where d.colleague_person_id = person and d.ended_at is null and a.ended_at is null
  ) held where duty in ('system-admin', 'security-admin', 'audit')
$$;
create function "organ".keep_administrations_apart() returns trigger language plpgsql as $$
declare person text := to_jsonb(new) ->> tg_argv[0];
begin
  perform pg_advisory_xact_lock(hashtext('organ.administrations'), hashtext(person));
  if cardinality("organ".administrations_of(person)) > 1 then
    raise exception 'one person with two administrations' using errcode = 'TB409';
  end if;
  return null;
end $$;
create trigger appointment_apart after insert or update of "duties", "ended_at" on "organ"."appointment"
  for each row when (new.ended_at is null and new.duties && array['system-admin', 'security-admin', 'audit'])
  execute function "organ".keep_administrations_apart('person_id');
create trigger delegation_apart after insert on "organ"."delegation"
  for each row execute function "organ".keep_administrations_apart('colleague_person_id');
