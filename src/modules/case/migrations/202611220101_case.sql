create schema "case";

-- Part of the number people say; gaps are fine, so submit need not lock a counter.
create sequence "case"."number" minvalue 0 start 46656 maxvalue 60466175;

create table "case"."draft" (
  id text primary key,
  rev integer not null default 0,
  party_id text not null,
  person_id text not null,
  item_code text not null,
  form_key text not null,
  form_version integer not null,
  answers bytea not null,
  pages_done jsonb not null default '[]',
  materials jsonb not null default '[]',
  started_at timestamptz not null,
  saved_at timestamptz not null,
  case_number text
);
create index draft_party on "case"."draft" (party_id, saved_at desc) where case_number is null;

-- home: six digits of the division of the organ that was to decide when it was submitted; never changes.
create table "case"."application" (
  home text collate "C" not null,
  id text not null,
  number text collate "C" not null,
  rev integer not null default 0,
  state text not null,
  item_code text not null,
  item jsonb not null,
  form_key text not null,
  form_version integer not null,
  process_key text not null,
  process_version integer not null,
  table_version integer,
  process jsonb not null,
  organ_id text not null,
  organ_path text collate "C" not null,
  organ jsonb not null,
  party_id text not null,
  party_kind text not null,
  applicant_name text not null,
  person_id text not null,
  contact bytea not null,
  answers bytea not null,
  materials jsonb not null,
  proof bytea not null,
  corrected boolean not null default false,
  deemed boolean not null default false,
  correction jsonb,
  decision jsonb,
  outcome text,
  certificate_number text,
  clock jsonb not null,
  due_on date,
  last_seq integer not null,
  last_notice integer not null,
  submitted_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (home, id),
  unique (home, number)
);
create index application_due on "case"."application" (due_on, home, id) where due_on is not null;

-- Who may know of a case: deciding organ, each joint reviewer, the applicant. List scope and row policies read this.
create table "case"."access" (
  home text collate "C" not null,
  case_id text not null,
  kind text not null check (kind in ('path', 'party')),
  path text collate "C",
  party_id text,
  submitted_at timestamptz not null,
  unique nulls not distinct (home, case_id, kind, path, party_id)
);
create index access_path on "case"."access" (path) where kind = 'path';
create index access_party on "case"."access" (party_id, submitted_at desc) where kind = 'party';

-- The timeline, and the source for replay.
create table "case"."event" (
  home text collate "C" not null,
  case_id text not null,
  seq integer not null,
  kind text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  organ jsonb,
  shown boolean not null,
  data jsonb not null,
  primary key (home, case_id, seq)
);
create index event_actor on "case"."event" (actor_id, at desc) where actor_kind = 'official';

create table "case"."task" (
  home text collate "C" not null,
  id text not null,
  case_id text not null,
  token text not null,
  node text not null,
  name jsonb not null,
  duty text not null,
  outcomes jsonb not null,
  organ_id text not null,
  organ_path text collate "C" not null,
  organ jsonb not null,
  holder_id text,
  holder_name text,
  opened_at timestamptz not null,
  seen_at timestamptz,
  ground jsonb,
  primary key (home, id)
);
create index task_case on "case"."task" (home, case_id);
create index task_organ on "case"."task" (organ_path, duty);
create index task_holder on "case"."task" (holder_id) where holder_id is not null;

create table "case"."notice" (
  home text collate "C" not null,
  case_id text not null,
  n integer not null,
  kind text not null,
  title jsonb not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (home, case_id, n)
);

create table "case"."note" (
  home text collate "C" not null,
  id text not null,
  case_id text not null,
  by_id text not null,
  by_name text not null,
  text text not null,
  lost_race boolean not null default false,
  at timestamptz not null,
  primary key (home, id)
);
create index note_case on "case"."note" (home, case_id);
