-- Ties of birth, adoption and marriage beyond one household, as the police and civil affairs registers have them: for
-- whom an official has to stand back (公务员回避规定 §5). "relative_id" is parent or spouse of "person_id".
create table "register"."kinship" (
  "person_id" text not null,
  "relative_id" text not null,
  "kind" text not null check ("kind" in ('parent', 'spouse')),
  "as_of" date not null,
  primary key ("person_id", "relative_id", "kind"),
  check ("person_id" <> "relative_id")
);
create index "kinship_relative" on "register"."kinship" ("relative_id");

-- whose relative somebody is, is read as the platform, and answered with ids alone
call "platform"."protect"('"register"."kinship"', $$(select current_setting('tb.person', true)) in (person_id, relative_id)$$);
