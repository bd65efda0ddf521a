create schema "administration";

-- The one link by which the first administrators are appointed: one row at most, and once used it stays used.
create table "administration"."setup_link" (
  "id" text primary key check ("id" = 'the-one'),
  "token_hash" text collate "C" not null,
  "made_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "used_at" timestamptz
);
