-- A phone that its person has shown to hold, apart from one that somebody wrote down for them: only the first can vouch.
alter table "identity"."account" add column "phone_proven_at" timestamptz;
update "identity"."account" set "phone_proven_at" = "opened_at" where "phone" is not null and not "sample";

-- A link that takes away what there was needs a second hand. Those from before had none.
alter table "identity"."link"
  add column "approved_by" text,
  add column "approved_at" timestamptz;
delete from "identity"."link" where "purpose" = 'recover';
