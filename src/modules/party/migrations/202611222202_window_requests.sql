-- Somebody at a window asks for a help code. What they ask for is recorded here and fixed; it becomes a code when the
-- person says yes by their own phone, or a second official has seen them too. No official makes one alone.
create table "party"."window_request" (
  "id" text collate "C" primary key,
  "rev" integer not null default 0,
  "party_id" text not null references "party"."party",
  "made_by" text not null,
  "organ_id" text not null,
  "made_at" timestamptz not null,
  "expires_at" timestamptz not null,
  "state" text not null default 'open' check ("state" in ('open', 'fixed', 'made')),
  "items" jsonb,
  "days" smallint,
  check ("state" = 'open' or ("items" is not null and "days" is not null))
);
create index "window_request_organ" on "party"."window_request" ("organ_id") where "state" = 'fixed';
-- who stands at a window is nobody's to read by who they are: the operations say which official may
call "platform"."protect"('"party"."window_request"', 'false');

alter table "party"."agent_code" add column "seen_by" text;
alter table "party"."consent"
  add column "proven_by" text check ("proven_by" in ('phone', 'colleague')),
  add column "seen_by" text;
