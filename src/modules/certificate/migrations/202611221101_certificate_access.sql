-- Organs a holder showed a certificate to as a paper of an application: their officials may open it.
create table "certificate"."access" (
  certificate_id text not null references "certificate"."certificate" (id) on delete cascade,
  path text collate "C" not null,
  primary key (certificate_id, path)
);
