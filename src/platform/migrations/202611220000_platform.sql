do $$ begin
  if not exists (select from pg_roles where rolname = 'tongban_app') then create role tongban_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'tongban_chain') then create role tongban_chain nologin; end if;
end $$;

-- one row a fact about this installation: mode, key fingerprint
create table "platform"."setting" (
  name text primary key,
  value jsonb not null
);

-- the only record of a fact on its way to its listeners
create table "platform"."outbox" (
  seq bigint generated always as identity primary key,
  id text not null unique,
  name text not null,
  version int not null,
  aggregate text not null,
  payload jsonb not null,
  at timestamptz not null,
  caused_by text,
  done_at timestamptz
);
create index outbox_waiting on "platform"."outbox" (seq) where done_at is null;

-- each listener is effective once for each event
create table "platform"."delivery" (
  listener text not null,
  event_id text not null,
  at timestamptz not null,
  primary key (listener, event_id)
);

-- deliveries that failed, and those held behind them for the same listener and aggregate
create table "platform"."parked_delivery" (
  listener text not null,
  event_id text not null,
  seq bigint not null,
  aggregate text not null,
  tries int not null,
  last_error text,
  retry_at timestamptz not null,
  stuck boolean not null default false,
  primary key (listener, event_id)
);
create index parked_delivery_due on "platform"."parked_delivery" (listener, aggregate, seq);

-- the answer to a command that carried a key; kept 7 days
create table "platform"."idempotency" (
  actor text not null,
  key text not null,
  operation text not null,
  body_sha256 text not null,
  answer jsonb not null,
  at timestamptz not null,
  constraint idempotency_key primary key (actor, key)
);
create index idempotency_age on "platform"."idempotency" (at);

-- every command, every refused attempt, every read of personal data
create table "platform"."audit" (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  operation text not null,
  outcome text not null check (outcome in ('done', 'refused', 'read')),
  actor_kind text not null,
  actor_id text not null,
  person_id text,
  acting_for text,
  organ_id text,
  via text,
  rule text,
  reason text,
  caused_by text,
  subject jsonb not null
);
create index audit_person on "platform"."audit" (person_id, at);
create index audit_operation on "platform"."audit" (operation, at);

-- written by the chainer alone: hash = sha256(previous hash, canonical text of the row)
create table "platform"."audit_chain" (
  seq bigint primary key,
  audit_id bigint not null unique,
  hash bytea not null
);

-- stops the whole statement when a guarded change did not touch exactly one row
create function "platform"."touched_one"(touched bigint, place int) returns void language plpgsql as $$
begin
  if touched <> 1 then raise exception using errcode = 'TB409', message = 'lost race', detail = place::text; end if;
end $$;
grant execute on function "platform"."touched_one"(bigint, int) to public;
