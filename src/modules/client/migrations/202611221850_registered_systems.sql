create schema "client";

-- Systems of other organs that sign people in through us or ask our API. A secret is here as a hash only.
create table "client"."system" (
  "id" text collate "C" primary key,
  "rev" integer not null default 1,
  "name_zh" text not null,
  "name_en" text not null,
  "organ_id" text collate "C" not null,
  "contact" text not null,
  "purpose" text not null,
  "purpose_zh" text not null,
  "purpose_en" text not null,
  "authentication" text not null check ("authentication" in ('secret', 'key')),
  "secret_hash" text,
  -- the secret before the last rotation, for as long as the other side needs to change over
  "old_secret_hash" text,
  "old_secret_until" timestamptz,
  "jwks" jsonb,
  "grants" text[] not null,
  "scopes" text[] not null,
  "redirect_uris" text[] not null,
  "logout_return_uris" text[] not null,
  "logout_uri" text,
  "sector" text not null,
  "level" smallint not null check ("level" between 1 and 4),
  "status" text not null check ("status" in ('active', 'suspended')),
  "from_on" date not null,
  "until_on" date,
  "registered_at" timestamptz not null,
  "changed_at" timestamptz not null,
  check (("authentication" = 'secret') = ("secret_hash" is not null)),
  check (("authentication" = 'key') = ("jwks" is not null))
);
create index "system_organ" on "client"."system" ("organ_id");

-- What the OpenID provider keeps: codes, tokens, grants, sessions, interactions. Every id is a bearer secret, so only
-- its sha256 is here; the payload is encrypted, since it repeats ids and names people.
create table "client"."artefact" (
  "model" text not null,
  "id_hash" text collate "C" not null,
  "payload" bytea not null,
  "client_id" text collate "C",
  "grant_hash" text collate "C",
  "uid_hash" text collate "C",
  "user_code_index" text collate "C",
  "consumed_at" timestamptz,
  -- when a person allowed or denied it: an interaction or a device code is answered once
  "answered_at" timestamptz,
  "expires_at" timestamptz not null,
  primary key ("model", "id_hash")
);
create index "artefact_grant" on "client"."artefact" ("grant_hash") where "grant_hash" is not null;
create index "artefact_uid" on "client"."artefact" ("model", "uid_hash") where "uid_hash" is not null;
create index "artefact_user_code" on "client"."artefact" ("user_code_index") where "user_code_index" is not null;
create index "artefact_client" on "client"."artefact" ("client_id");
create index "artefact_expires" on "client"."artefact" ("expires_at");

-- One capacity of one session, as other systems know it. When it has ended, every token that hangs on it is dead.
create table "client"."sign_on" (
  "id" text collate "C" primary key,
  "person_id" text not null,
  "session_id" text collate "C" not null,
  "capacity" jsonb not null,
  "appointment_id" text,
  "mandate_id" text,
  "level" smallint not null,
  "methods" text[] not null,
  "proven_at" timestamptz not null,
  "opened_at" timestamptz not null,
  "ended_at" timestamptz
);
create index "sign_on_session" on "client"."sign_on" ("session_id");
create index "sign_on_person" on "client"."sign_on" ("person_id");
create index "sign_on_ended" on "client"."sign_on" ("ended_at");

-- The systems somebody went into by it, with what was passed on.
create table "client"."sign_on_system" (
  "sign_on_id" text collate "C" not null references "client"."sign_on" on delete cascade,
  "client_id" text collate "C" not null references "client"."system",
  "grant_hash" text collate "C" not null,
  "scopes" text[] not null,
  "allowed_at" timestamptz not null,
  "told_at" timestamptz,
  primary key ("sign_on_id", "client_id")
);
create index "sign_on_system_client" on "client"."sign_on_system" ("client_id", "allowed_at");

-- Wrong device codes typed by a person within a window.
create table "client"."code_try" (
  "person_id" text primary key,
  "tries" integer not null,
  "until" timestamptz not null
);
