-- An official who said that they must stand back from a case (回避); it holds as long as the case does.
create table "case"."recusal" (
  home text collate "C" not null,
  case_id text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (home, case_id, person_id)
);
create index recusal_person on "case"."recusal" (person_id);
call "platform"."protect"('"case"."recusal"', $$person_id = (select current_setting('tb.person', true))$$);
