-- Service items: the text of a basic item once, lean rows for the organs that carry it out.
create schema "catalogue";

create table "catalogue"."item" (
  "id" text collate "C" primary key,
  "code" text collate "C" not null,
  "key" text unique,
  "name_zh" text not null,
  "name_en" text,
  "catalogue_name" text,
  "type" text not null,
  "department" text not null,
  "summary_zh" text not null default '',
  "summary_en" text,
  "aliases" text[] not null default '{}',
  "audience" text[] not null,
  "themes" text[] not null,
  "form_key" text,
  "process_key" text,
  "table_key" text,
  "assurance" smallint not null default 2,
  "pinyin" text not null,
  "defined_by" text collate "C" not null,
  "source" text not null
);
create index "item_code" on "catalogue"."item" ("code");

-- Guides by content: an implementation that says the same as its basic item shares the row.
create table "catalogue"."guide" (
  "id" text collate "C" primary key,
  "body" jsonb not null
);

create table "catalogue"."implementation" (
  "code" text collate "C" primary key,
  "scheme" text not null,
  "item_id" text collate "C" not null references "catalogue"."item" ("id"),
  "guide_id" text collate "C" not null references "catalogue"."guide" ("id"),
  "version" integer not null default 1,
  "state" text not null,
  "organ_id" text,
  "organ_code" text collate "C" not null,
  "organ_zh" text not null,
  "organ_en" text,
  "division" text collate "C" not null,
  "level" smallint not null,
  "project_type" text not null,
  "online" boolean not null,
  "visits" smallint not null,
  "charged" boolean not null,
  "legal_days" integer,
  "legal_unit" text not null,
  "promised_days" integer,
  "promised_unit" text not null,
  "fingerprint" text not null,
  "source" text not null,
  "changed_at" timestamptz not null
);
-- The region join of search: item × lineage of a division.
create index "implementation_item_division" on "catalogue"."implementation" ("item_id", "division");
create index "implementation_organ" on "catalogue"."implementation" ("organ_code", "item_id");

-- What each version said, so that a case can show the guide it was submitted under.
create table "catalogue"."version" (
  "code" text collate "C" not null,
  "version" integer not null,
  "guide_id" text collate "C" not null,
  "line" jsonb not null,
  "from_at" timestamptz not null,
  primary key ("code", "version")
);

-- Moves with each change of items, so that every process knows when its index is out of date.
create table "catalogue"."revision" (
  "id" smallint primary key,
  "stamp" text not null
);
insert into "catalogue"."revision" ("id", "stamp") values (1, gen_random_uuid()::text);
