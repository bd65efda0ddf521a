create schema "seal";

-- The platform's own certificate authority; its private key is in the key folder. One row.
create table "seal"."authority" (
  id text primary key check (id = 'platform'),
  certificate text not null,
  made_at timestamptz not null
);

create table "seal"."seal" (
  id text primary key,
  organ_id text not null,
  organ_name text not null,
  credit_code text not null,
  serial text not null unique,
  certificate text not null,
  state text not null check (state in ('ACTIVE', 'FROZEN', 'DESTROYED')),
  made_at timestamptz not null,
  valid_until timestamptz not null
);
-- one seal in use an organ: two first uses at once make one seal
create unique index seal_in_use on "seal"."seal" (organ_id) where state = 'ACTIVE';

-- Each sealing: which document, under which seal, for which case (GB/T 38540: use needs case and document hash).
create table "seal"."use" (
  id text primary key,
  seal_id text not null references "seal"."seal" (id),
  subject text not null,
  case_number text,
  document_sha256 text not null,
  sealed_sha256 text not null,
  used_at timestamptz not null
);
create index seal_use on "seal"."use" (seal_id, used_at);
