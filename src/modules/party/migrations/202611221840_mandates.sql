-- A mandate is offered, accepted, and ended by either side or by time; for all items or chosen ones. Who is offered one
-- may not be known here yet: then the number's index and the name wait for them.
alter table "party"."mandate"
  drop constraint "mandate_kind_check",
  drop constraint "mandate_person_id_party_id_kind_from_on_key",
  alter column "person_id" drop not null,
  add constraint "mandate_kind" check ("kind" in ('legal-representative', 'handler', 'guardian', 'family', 'agent')),
  add column "rev" integer not null default 0,
  add column "state" text not null default 'active' check ("state" in ('offered', 'active', 'declined', 'ended')),
  -- basic item codes; null: everything the party may do
  add column "items" jsonb,
  -- the instant it ends, where a day is too long
  add column "ends_at" timestamptz,
  add column "offered_name" text,
  add column "offered_index" bytea,
  add column "offered_masked" text,
  add column "granted_by" text,
  add column "granted_at" timestamptz,
  add column "answered_at" timestamptz,
  add column "ended_at" timestamptz,
  add column "ended_by" text,
  add constraint "mandate_someone" check ("person_id" is not null or ("state" <> 'active' and "offered_index" is not null));
create index "mandate_person" on "party"."mandate" ("person_id");
create index "mandate_offered" on "party"."mandate" ("offered_index") where "person_id" is null;
create index "mandate_running" on "party"."mandate" ("until_on", "ends_at") where "state" in ('offered', 'active');

-- What a person agreed to before somebody may act for them: which text, when, how, before whom.
create table "party"."consent" (
  "id" text primary key,
  "party_id" text not null references "party"."party",
  "text_key" text not null,
  "text_version" integer not null,
  "text_sha256" text not null,
  "how" text not null check ("how" in ('online', 'window')),
  "given_at" timestamptz not null,
  "recorded_by" text not null,
  "organ_id" text,
  "mandate_id" text,
  "code_id" text
);
create index "consent_party" on "party"."consent" ("party_id", "given_at");

-- Live codes: who knows one may act for the party, for these items, while it lives. Only a keyed hash is here.
create table "party"."agent_code" (
  "id" text primary key,
  "rev" integer not null default 0,
  "party_id" text not null references "party"."party",
  "code_hash" bytea not null constraint "agent_code_hash" unique,
  "items" jsonb not null,
  "made_by" text not null,
  "organ_id" text,
  "made_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "state" text not null default 'live' check ("state" in ('live', 'used', 'revoked')),
  "mandate_id" text
);
create index "agent_code_party" on "party"."agent_code" ("party_id", "made_at");

-- Wrong codes somebody entered: five an hour, counted for who enters, so that nobody else is locked out.
create table "party"."code_try" (
  "person_id" text not null,
  "hour" timestamptz not null,
  "n" integer not null check ("n" between 1 and 5),
  primary key ("person_id", "hour", "n")
);
