-- What an account is called where its name must outlast a change of the person it is known to be: passkeys keep it,
-- recovery codes and the subjects of other systems rest on it. Accounts of before are called what they are called now.
alter table "identity"."account"
  add column "handle" text collate "C" not null default gen_random_uuid()::text;
update "identity"."account" set "handle" = "person_id";
alter table "identity"."account" add constraint "account_handle" unique ("handle");
