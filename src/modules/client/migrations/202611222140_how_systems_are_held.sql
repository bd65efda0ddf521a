-- A system may be held to more than others: requests only pushed ahead of the browser (RFC 9126), tokens only bound to
-- a key that it proves to have with each use (RFC 9449). Its keys turn as secrets do: the old ones stay good for a while.
alter table "client"."system"
  add column "pushed_only" boolean not null default false,
  add column "bound_tokens" boolean not null default false,
  add column "old_jwks" jsonb;

-- Each agreement is a row of its own and can be ended by itself.
alter table "client"."sign_on_system"
  drop constraint "sign_on_system_pkey",
  add primary key ("grant_hash"),
  add column "ended_at" timestamptz;
create index "sign_on_system_sign_on" on "client"."sign_on_system" ("sign_on_id", "client_id");
