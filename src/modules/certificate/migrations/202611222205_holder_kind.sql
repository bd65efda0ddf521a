-- Whether a holder is a person: then a stranger who verifies sees the name masked. Unknown on rows from before.
alter table "certificate"."certificate" add column holder_kind text check (holder_kind in ('person', 'enterprise'));
