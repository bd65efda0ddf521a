create schema "certificate";

create table "certificate"."type" (
  key text not null,
  version integer not null,
  definition jsonb not null,
  primary key (key, version)
);

create table "certificate"."template" (
  path text primary key,
  source text not null
);

create table "certificate"."certificate" (
  id text primary key,
  rev integer not null,
  number text not null unique,
  short_number text not null unique,
  type_key text not null,
  kind text not null check (kind in ('certificate', 'decision', 'notice')),
  name jsonb not null,
  holder_party_id text not null,
  organ_id text not null,
  organ_path text collate "C" not null,
  issuer jsonb not null,
  case_number text,
  state text not null check (state in ('VALID', 'SUSPENDED', 'REPLACED', 'WITHDRAWN', 'CANCELLED', 'REVOKED')),
  state_reason text,
  issued_at timestamptz not null,
  valid_from date not null,
  valid_until date,
  face bytea not null,
  file_id text unique,
  file_sha256 text,
  file_bytes integer,
  sealed_at timestamptz,
  check ((file_id is null) = (sealed_at is null))
);
create index certificate_wallet on "certificate"."certificate" (holder_party_id, issued_at desc, id desc);
-- one certificate of a kind a case: a decision delivered twice issues once
create unique index certificate_of_case on "certificate"."certificate" (case_number, type_key) where case_number is not null;
create index certificate_by_file on "certificate"."certificate" (file_sha256) where file_sha256 is not null;
create index certificate_unprepared on "certificate"."certificate" (issued_at) where file_id is null;
