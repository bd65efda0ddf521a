-- Passkeys (通行密钥, WebAuthn): the public half only; `id` is the credential's id as browsers send it.
create table "identity"."passkey" (
  "id" text collate "C" primary key,
  "person_id" text not null references "identity"."account" on update cascade on delete cascade,
  "name" text not null,
  "public_key" bytea not null,
  "counter" bigint not null,
  "transports" jsonb not null,
  "backed_up" boolean not null,
  "added_at" timestamptz not null,
  "used_at" timestamptz
);
create index "passkey_person" on "identity"."passkey" ("person_id");

-- Challenges that wait for an answer: a hash each, bound to the session that asked (null: signing in), removed by use.
create table "identity"."challenge" (
  "challenge_hash" text collate "C" primary key,
  "purpose" text not null check ("purpose" in ('sign-in', 'prove', 'add')),
  "person_id" text references "identity"."account" on update cascade on delete cascade,
  "session_id" text collate "C",
  "expires_at" timestamptz not null
);
create index "challenge_expires" on "identity"."challenge" ("expires_at");

-- Authenticator apps (RFC 6238). `last_step` is the time step of the last code taken: none is taken twice.
create table "identity"."totp" (
  "id" text primary key,
  "person_id" text not null references "identity"."account" on update cascade on delete cascade,
  "name" text not null,
  "secret" bytea not null,
  "session_id" text collate "C" not null,
  "last_step" bigint not null default 0,
  "added_at" timestamptz not null,
  "confirmed_at" timestamptz,
  "used_at" timestamptz
);
create index "totp_person" on "identity"."totp" ("person_id");

-- Recovery codes: sha256 each, gone once used.
create table "identity"."recovery_code" (
  "person_id" text not null references "identity"."account" on update cascade on delete cascade,
  "code_hash" text collate "C" not null,
  primary key ("person_id", "code_hash")
);

-- Wrong codes of a person since `since`: after too many, codes wait; a passkey never does.
create table "identity"."wrong_codes" (
  "person_id" text primary key references "identity"."account" on update cascade on delete cascade,
  "wrong" integer not null,
  "since" timestamptz not null
);

-- QR sign-in (扫码登录): what a PC shows, bound to that browser's cookie; the phone answers it once.
create table "identity"."scan" (
  "browser_hash" text collate "C" primary key,
  "code_hash" text collate "C" not null unique,
  "number" smallint not null,
  "choices" jsonb not null,
  "device" text not null,
  "place" text not null,
  "state" text not null check ("state" in ('open', 'confirmed', 'refused', 'used')),
  "person_id" text references "identity"."account" on update cascade on delete cascade,
  "expires_at" timestamptz not null
);
create index "scan_expires" on "identity"."scan" ("expires_at");
