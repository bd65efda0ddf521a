create schema "evidence";

create table "evidence"."file" (
  id text primary key,
  owner_party_id text not null,
  name bytea not null,
  type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null check (bytes > 0),
  sha256 text not null,
  file_id text not null unique,
  stored_at timestamptz not null
);
create index file_owner on "evidence"."file" (owner_party_id, id);

-- Which organs' officials may open a file: one row a place in the organ tree.
create table "evidence"."access" (
  evidence_id text not null references "evidence"."file" (id) on delete cascade,
  path text collate "C" not null,
  primary key (evidence_id, path)
);
