create schema "identity";

-- Who can sign in, and how well they are known. `sample` accounts need no proof: only the sample province has them.
create table "identity"."account" (
  "person_id" text primary key,
  "name" text not null,
  "level" smallint not null check ("level" between 0 and 4),
  "language" text not null check ("language" in ('zh', 'en')),
  "sample" boolean not null default false
);

-- The sample persons that the sign-in page offers.
create table "identity"."sample_person" (
  "person_id" text primary key references "identity"."account",
  "audience" text not null check ("audience" in ('resident', 'enterprise', 'official')),
  "about_zh" text not null,
  "about_en" text not null,
  "position" integer not null
);

-- Signed-in browsers. Only the hash of the token is here; the actor is what it was when the session was made.
create table "identity"."session" (
  "token_hash" text collate "C" primary key,
  "person_id" text not null references "identity"."account",
  "csrf_secret" text not null,
  "actor" jsonb not null,
  "opened_at" timestamptz not null,
  "touched_at" timestamptz not null,
  "absolute_at" timestamptz not null
);
create index "session_person" on "identity"."session" ("person_id");
create index "session_absolute" on "identity"."session" ("absolute_at");
