-- What other systems know a person by rests on the account, which stays when its holder becomes known by another number.
select set_config('tb.kind', 'system', true);
alter table "client"."sign_on" add column "account" text;
update "client"."sign_on" set "account" = "person_id";
alter table "client"."sign_on" alter column "account" set not null;
select set_config('tb.kind', '', true);
