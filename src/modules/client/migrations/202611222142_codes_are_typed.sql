-- A device's code is opened by typing it, and only to the session it was typed in: tries are counted there.
alter table "client"."artefact" add column "found_by" text;
