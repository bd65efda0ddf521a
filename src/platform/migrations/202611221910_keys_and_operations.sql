-- Versions of the root key: which one seals now, which still open. The keys themselves are never in the database.
create table "platform"."key_version" (
  version int primary key check (version between 1 and 255),
  state text not null check (state in ('standby', 'current', 'old', 'retired')),
  fingerprint text not null,
  made_at timestamptz not null,
  current_at timestamptz,
  old_at timestamptz,
  retired_at timestamptz
);
create unique index key_version_current on "platform"."key_version" (state) where state = 'current';

-- Processes that hold keys, and what each of them knows by now: a turn waits for all of them.
create table "platform"."key_holder" (
  id text primary key,
  newest int not null,
  current int not null,
  at timestamptz not null
);

-- How many values and files each version seals, as last counted.
create table "platform"."key_use" (
  place text not null,
  version int not null,
  count bigint not null,
  counted_at timestamptz not null,
  primary key (place, version)
);

-- Copies that were made: when, how much; where it went is the operator's matter.
create table "platform"."backup" (
  id bigint generated always as identity primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  rows bigint not null,
  files bigint not null,
  bytes bigint not null
);

-- Timers as they last ran, for the operator's page.
create table "platform"."timer" (
  name text primary key,
  cron text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  failed_at timestamptz,
  error text
);

-- A person on call keeps a delivery back; it is then neither tried nor counted as stuck.
alter table "platform"."parked_delivery" add column held boolean not null default false;
