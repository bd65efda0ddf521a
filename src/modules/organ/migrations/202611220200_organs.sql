create schema "organ";

create table "organ"."organ" (
  "id" text primary key,
  "credit_code" text collate "C" not null unique,
  "name_zh" text not null,
  "name_en" text,
  "short_zh" text not null,
  "short_en" text,
  "department" text collate "C" not null,
  "division" text collate "C" not null,
  "level" smallint not null check ("level" between 1 and 5),
  "parent_id" text,
  "path" text collate "C" not null unique check ("path" like '%.'),
  "phone" text not null,
  "address_zh" text not null,
  "address_en" text,
  unique ("department", "division")
);
create index "organ_division" on "organ"."organ" ("division");

-- The kinds of departments there are, in the order people know them by.
create table "organ"."department" (
  "slug" text collate "C" primary key,
  "name_zh" text not null,
  "name_en" text,
  "position" integer not null
);

-- Who holds which post with which duties, from and until which day. The name is the official one on notices.
create table "organ"."appointment" (
  "id" text primary key,
  "person_id" text not null,
  "person_name" text not null,
  "organ_id" text not null references "organ"."organ",
  "post_zh" text not null,
  "post_en" text,
  "duties" text[] not null,
  "from_on" date not null,
  "until_on" date check ("until_on" >= "from_on")
);
create index "appointment_person" on "organ"."appointment" ("person_id");
create index "appointment_organ" on "organ"."appointment" ("organ_id");
