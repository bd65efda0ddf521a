create schema "emergency";

-- Asked by one post, decided by another post of another person, ended by itself. Names are those of officials.
create table "emergency"."request" (
  id text primary key,
  rev integer not null default 0,
  state text not null check (state in ('asked', 'granted', 'refused', 'ended')),
  reason text not null,
  case_numbers jsonb not null,
  hours integer not null check (hours between 1 and 4),
  person_id text not null,
  appointment_id text not null,
  person_name text not null,
  organ_id text not null,
  organ_name jsonb not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_appointment text,
  decided_by_name text,
  decided_at timestamptz,
  until timestamptz,
  ended_at timestamptz,
  check (decided_by is null or decided_by <> person_id),
  check (decided_by_appointment is null or decided_by_appointment <> appointment_id),
  check (until is null or until <= decided_at + interval '4 hours')
);
create index request_asked on "emergency"."request" (asked_at desc);
create index request_open on "emergency"."request" (until) where state = 'granted';
