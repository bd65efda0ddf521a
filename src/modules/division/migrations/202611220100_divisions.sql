create schema "division";

-- Administrative divisions, province to village; reference data, the same in every group.
create table "division"."division" (
  "code" text collate "C" primary key,
  "name_zh" text not null,
  "name_en" text,
  "level" smallint not null check ("level" between 1 and 5),
  "parent" text collate "C",
  "pinyin" text not null
);
create index "division_parent" on "division"."division" ("parent", "code");
