-- Row policies follow a mandate's items and the end of an emergency (ADR 0023).

-- the item, where a party's row opens the case: a mandate for chosen items opens no other
alter table "case"."access" add column item_code text;
update "case"."access" x set item_code = a.item_code from "case"."application" a
  where x.kind = 'party' and a.home = x.home and a.id = x.case_id;
alter table "case"."access" add constraint access_item check (kind <> 'party' or item_code is not null);

-- Which of these items the reader's mandate reaches: the codes in "tb.items", whole or as the basic code within;
-- empty where all are reached.
create function "case"."reached"(item_code text) returns boolean language sql stable parallel safe as $$
  select current_setting('tb.items', true) = ''
    or item_code = any (string_to_array(current_setting('tb.items', true), ','))
    or substr(item_code, 20, 12) = any (string_to_array(current_setting('tb.items', true), ','))
$$;

-- "tb.now" is the clock of the program that reads, so that rows and rules end in the same moment
call "platform"."protect"('"case"."access"', $$
  (kind = 'path' and path >= (select current_setting('tb.from', true)) and path < (select current_setting('tb.below', true)))
  or (kind = 'party' and party_id = (select current_setting('tb.party', true)) and "case"."reached"(item_code))
  or (kind = 'emergency' and appointment_id = (select current_setting('tb.appointment', true))
    and until > (select nullif(current_setting('tb.now', true), '')::timestamptz))$$);
call "platform"."protect"('"case"."draft"',
  $$party_id = (select current_setting('tb.party', true)) and "case"."reached"(item_code)$$);
