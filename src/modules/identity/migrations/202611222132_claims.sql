-- Whose name and number an account gave rightly from a phone the register does not know as theirs: a window may confirm it.
alter table "identity"."account"
  add column "claims" text,
  add column "claimed_at" timestamptz;
