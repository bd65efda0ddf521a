-- Accounts of people who prove who they are. A phone-only account has an id of its own until its real name is checked;
-- then its key becomes the party's id, and everything that points here follows.
alter table "identity"."account"
  add column "phone" bytea,
  add column "phone_index" bytea,
  add column "opened_at" timestamptz,
  add column "closed_at" timestamptz,
  add constraint "account_phone" unique ("phone_index");

alter table "identity"."sample_person"
  drop constraint "sample_person_person_id_fkey",
  add constraint "sample_person_person_id_fkey" foreign key ("person_id")
    references "identity"."account" on update cascade on delete cascade;

-- Everybody signs in once more: sessions from before do not say how they were proven.
delete from "identity"."session";
alter table "identity"."session"
  drop constraint "session_person_id_fkey",
  add constraint "session_person_id_fkey" foreign key ("person_id")
    references "identity"."account" on update cascade on delete cascade,
  add column "id" text collate "C" not null unique,
  -- what the browser says of itself, and the network it came from: never a whole address
  add column "device" text not null,
  add column "place" text,
  -- [{by, at}]: how this session was proven
  add column "proofs" jsonb not null;

-- Browsers a person has signed in with before: they keep access while strangers are being slowed down.
create table "identity"."known_device" (
  "person_id" text not null references "identity"."account" on update cascade on delete cascade,
  "token_hash" text collate "C" not null,
  "device" text not null,
  "first_at" timestamptz not null,
  "last_at" timestamptz not null,
  primary key ("person_id", "token_hash")
);

-- A code of six digits on its way to a phone. Only its keyed hash is here.
create table "identity"."code" (
  "id" text collate "C" primary key,
  "purpose" text not null check ("purpose" in ('sign-in', 'step-up', 'recover', 'new-phone')),
  "phone" bytea not null,
  "phone_index" bytea not null,
  "hash" bytea not null,
  "tries" smallint not null default 0,
  "sent_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "used_at" timestamptz
);
create index "code_expires" on "identity"."code" ("expires_at");

-- How often something was tried within a window. The key is a keyed hash: it names neither phone nor address.
create table "identity"."attempt" (
  "key" text collate "C" primary key,
  "count" integer not null,
  "until" timestamptz not null
);
create index "attempt_until" on "identity"."attempt" ("until");

create table "identity"."password" (
  "person_id" text primary key references "identity"."account" on update cascade on delete cascade,
  "hash" text not null,
  "set_at" timestamptz not null
);

-- One-time links that an administrator gives to a person. Only the hash of the token is here.
create table "identity"."link" (
  "token_hash" text collate "C" primary key,
  "person_id" text not null references "identity"."account" on update cascade on delete cascade,
  "purpose" text not null check ("purpose" in ('enrol', 'recover')),
  "made_by" text not null,
  "made_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "used_at" timestamptz
);
create index "link_person" on "identity"."link" ("person_id");
