-- Emergency access (应急授权): one post may read one case until an end. Opened by the module emergency, never a list.
alter table "case"."access"
  drop constraint access_kind_check,
  drop constraint access_home_case_id_kind_path_party_id_key,
  add column appointment_id text,
  add column until timestamptz,
  add column grant_id text,
  add constraint access_kind_check check (kind in ('path', 'party', 'emergency')),
  add constraint access_emergency check ((kind = 'emergency') = (appointment_id is not null and until is not null and grant_id is not null)),
  add constraint access_once unique nulls not distinct (home, case_id, kind, path, party_id, grant_id);
create index access_grant on "case"."access" (grant_id) where grant_id is not null;

-- the end is judged by the program, by its own clock; the row goes within the minute after it
call "platform"."protect"('"case"."access"', $$
  (kind = 'path' and path >= (select current_setting('tb.from', true)) and path < (select current_setting('tb.below', true)))
  or (kind = 'party' and party_id = (select current_setting('tb.party', true)))
  or (kind = 'emergency' and appointment_id = (select current_setting('tb.appointment', true)))$$);
