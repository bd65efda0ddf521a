-- A closed account is removed with everything that opened it; what was done with it stays in the audit.
alter table "identity"."account" drop column "closed_at";
