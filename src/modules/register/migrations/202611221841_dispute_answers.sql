-- A correction request goes to the organ that keeps the register; what it answered stands beside it.
alter table "register"."dispute"
  add column "organ_id" text,
  add column "organ_path" text collate "C",
  add column "outcome" text check ("outcome" in ('corrected', 'kept')),
  add column "answer" text,
  add column "answered_by" text,
  add column "answered_at" timestamptz,
  add constraint "dispute_answered" check (("outcome" is null) = ("answered_at" is null));
create index "dispute_organ" on "register"."dispute" ("organ_path", "raised_at");
