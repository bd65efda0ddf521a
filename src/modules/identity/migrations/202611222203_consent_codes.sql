-- A person at a window says yes by the code that came to their own phone: for one request, as it was fixed.
alter table "identity"."code"
  drop constraint "code_purpose_check",
  add constraint "code_purpose" check ("purpose" in ('sign-in', 'step-up', 'recover', 'new-phone', 'consent')),
  add column "about" text collate "C";
