create schema "party";

-- Persons and enterprises. Numbers and ways to reach them are encrypted; the index finds one by its number.
create table "party"."party" (
  "id" text primary key,
  "kind" text not null check ("kind" in ('person', 'enterprise')),
  "name" text not null,
  "number" bytea not null,
  "number_index" bytea not null,
  "masked_number" text not null,
  "phone" bytea,
  "email" bytea,
  "language" text not null check ("language" in ('zh', 'en')),
  constraint "party_number" unique ("kind", "number_index")
);

-- Who may act for whom, from and until which day.
create table "party"."mandate" (
  "id" text primary key,
  "kind" text not null check ("kind" in ('legal-representative', 'handler', 'guardian')),
  "person_id" text not null references "party"."party",
  "party_id" text not null references "party"."party",
  "from_on" date not null,
  "until_on" date check ("until_on" >= "from_on"),
  unique ("person_id", "party_id", "kind", "from_on")
);
create index "mandate_party" on "party"."mandate" ("party_id");
