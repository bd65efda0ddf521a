create schema "register";

-- Household register (户籍).
create table "register"."household" (
  "id" text primary key,
  "register_number" text not null,
  "kind" text not null check ("kind" in ('rural', 'urban')),
  "address" text not null,
  "division" text collate "C" not null,
  "as_of" date not null
);

-- Population register (人口库): one row a person, the family through its household.
create table "register"."person" (
  "party_id" text primary key,
  "name" text not null,
  "id_number" bytea not null,
  "sex" text not null check ("sex" in ('male', 'female')),
  "born_on" date not null,
  "nation" text not null,
  "address" text not null,
  "division" text collate "C" not null,
  "household_id" text not null references "register"."household",
  "relation" text not null check ("relation" in ('head', 'spouse', 'child', 'parent')),
  "phone" bytea,
  "monthly_income" integer not null check ("monthly_income" >= 0),
  "as_of" date not null
);
create index "person_household" on "register"."person" ("household_id");

-- Place register (地址库).
create table "register"."place" (
  "id" text primary key,
  "address" text not null,
  "division" text collate "C" not null,
  "floor_area" integer not null check ("floor_area" > 0),
  "use" text not null,
  "as_of" date not null
);

-- Business register (法人库).
create table "register"."enterprise" (
  "party_id" text primary key,
  "name" text not null,
  "credit_code" text collate "C" not null unique,
  "legal_representative" text not null,
  "address" text not null,
  "division" text collate "C" not null,
  "business_scope" text not null,
  "established_on" date not null,
  "registered_capital" integer not null,
  "place_id" text not null references "register"."place",
  "as_of" date not null
);

-- What a person says is wrong in a register, in their words, until the register's organ has answered.
create table "register"."dispute" (
  "id" text primary key,
  "party_id" text not null,
  "field" text not null,
  "says" text not null,
  "raised_at" timestamptz not null
);
create index "dispute_party" on "register"."dispute" ("party_id", "raised_at");
